package dev.slipway.server.packages;

import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.version.Version;
import dev.slipway.server.version.VersionKind;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** For features above: which packages the built-in feed of a space has. Without state. */
public final class StoredPackages {
    private final PackageStore store = new PackageStore();

    /** That version in any spelling, such as {@code 1.0} for 1.0.0; none as well when the text is no version. */
    public Optional<StoredPackage> find(Handle tx, SpaceId space, String packageId, String version) {
        return Version.tryParse(version, VersionKind.SEMVER)
                .flatMap(parsed -> store.find(tx, space, packageId, parsed))
                .map(PackageRow::stored);
    }

    /** The highest version that is acceptable; {@link AcceptableVersions} is what channels ask for. */
    public Optional<StoredPackage> newest(
            Handle tx, SpaceId space, String packageId, Predicate<? super Version> acceptable) {
        return store.versions(tx, space, packageId).stream()
                .filter(entry -> acceptable.test(entry.version()))
                .findFirst()
                .flatMap(entry -> store.byKey(tx, entry.key()))
                .map(PackageRow::stored);
    }
}
