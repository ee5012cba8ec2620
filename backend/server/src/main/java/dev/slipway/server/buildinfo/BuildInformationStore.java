package dev.slipway.server.buildinfo;

import dev.slipway.api.BuildInformation;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Names;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.version.Version;
import dev.slipway.server.version.VersionKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class BuildInformationStore {
    private static final String HIGHEST =
            """
            NOT EXISTS (SELECT 1 FROM build_information higher
            WHERE higher.space_id = build_information.space_id AND higher.name_key = build_information.name_key
            AND (higher.sort_key > build_information.sort_key
            OR (higher.sort_key = build_information.sort_key AND higher.id > build_information.id)))""";

    private final DocumentTable<BuildInformation> builds = DocumentTable.of(
                    "build_information", BuildInformation.class, BuildInformation::id)
            .named(BuildInformation::packageId)
            .with("version_key", build -> identity(build.version()))
            .with(
                    "sort_key",
                    build -> version(build.version()).map(Version::sortKey).orElse("0"));

    /** Packages of feeds outside have versions of other kinds, some of them no versions at all. */
    private static Optional<Version> version(String text) {
        return Version.tryParse(text, VersionKind.SEMVER).or(() -> Version.tryParse(text, VersionKind.GENERIC));
    }

    private static String identity(String version) {
        return version(version).map(Version::identity).orElse("=" + Names.key(version));
    }

    void insert(Handle tx, SpaceId space, BuildInformation build) {
        builds.with("space_id", any -> space.value()).insert(tx, build);
    }

    void update(Handle tx, BuildInformation build) {
        builds.update(tx, build);
    }

    void delete(Handle tx, String id) {
        builds.delete(tx, id);
    }

    Optional<BuildInformation> byId(Handle tx, SpaceId space, String id) {
        return builds.select(space).where("id", id).first(tx);
    }

    Optional<BuildInformation> find(Handle tx, SpaceId space, String packageId, String version) {
        return builds.select(space)
                .where("name_key", Names.key(packageId))
                .where("version_key", identity(version))
                .first(tx);
    }

    /** By package, then highest first. */
    Listing<BuildInformation> list(Handle tx, SpaceId space, String packageId, boolean onlyHighest, Filter filter) {
        Selection<BuildInformation> all = builds.select(space).orderBy("name_key, sort_key DESC, id DESC");
        Selection<BuildInformation> ofPackage = packageId.isEmpty() ? all : all.where("name_key", Names.key(packageId));
        return (onlyHighest ? ofPackage.and(HIGHEST, Map.of()) : ofPackage).list(tx, filter);
    }

    List<BuildInformation> byIds(Handle tx, SpaceId space, List<String> ids) {
        return builds.select(space).whereIn("id", ids).all(tx);
    }
}
