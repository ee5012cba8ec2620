package dev.slipway.server.expression.filter;

import dev.slipway.server.version.Version;
import dev.slipway.server.version.VersionKind;
import java.util.function.Function;

/** The parts of a version in the generic grammar (R3.10). */
final class VersionFilters {
    static void register(Filters filters) {
        add(filters, "VersionMajor", version -> Integer.toString(version.number(0)));
        add(filters, "VersionMinor", version -> Integer.toString(version.number(1)));
        add(filters, "VersionPatch", version -> Integer.toString(version.number(2)));
        add(filters, "VersionRevision", version -> Integer.toString(version.number(3)));
        add(filters, "VersionPreRelease", Version::prerelease);
        add(filters, "VersionPreReleasePrefix", Version::prereleasePrefix);
        add(filters, "VersionPreReleaseCounter", Version::prereleaseCounter);
        add(filters, "VersionMetadata", Version::metadata);
    }

    private static void add(Filters filters, String name, Function<Version, String> part) {
        filters.add(name, 0, 0, (input, arguments, context) -> Version.tryParse(input, VersionKind.GENERIC)
                .map(part)
                .orElse(null));
    }

    private VersionFilters() {}
}
