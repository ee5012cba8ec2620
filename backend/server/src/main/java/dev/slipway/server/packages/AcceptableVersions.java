package dev.slipway.server.packages;

import dev.slipway.server.expression.filter.BoundedPattern;
import dev.slipway.server.expression.filter.LimitExceeded;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.version.InvalidVersion;
import dev.slipway.server.version.Version;
import dev.slipway.server.version.VersionKind;
import dev.slipway.server.version.VersionRange;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which versions of a package will do (R4.20): those in a range whose prerelease matches a pattern.
 *
 * @param tag searched for in the prerelease with {@code +metadata} behind it
 */
public record AcceptableVersions(Optional<VersionRange> range, Optional<BoundedPattern> tag, boolean allowsPrereleases)
        implements Predicate<Version> {
    /**
     * Reads what a client sent; empty texts are no condition.
     *
     * @throws Invalid when the range or the pattern is none
     */
    public static AcceptableVersions parse(String versionRange, String preReleaseTag, boolean allowsPrereleases) {
        return new AcceptableVersions(
                versionRange.isBlank() ? Optional.empty() : Optional.of(range(versionRange)),
                preReleaseTag.isBlank() ? Optional.empty() : Optional.of(pattern(preReleaseTag)),
                allowsPrereleases);
    }

    private static VersionRange range(String text) {
        try {
            return VersionRange.parse(text, VersionKind.SEMVER);
        } catch (InvalidVersion e) {
            throw new Invalid("The versionRange is none: " + e.getMessage() + ".", e);
        }
    }

    private static BoundedPattern pattern(String text) {
        return BoundedPattern.compile(text)
                .orElseThrow(() -> new Invalid(
                        "preReleaseTag",
                        "The preReleaseTag '" + Checks.quote(text)
                                + "' is not a regular expression, or one that takes too long to match"));
    }

    /** @throws Invalid when the pattern takes too long */
    @Override
    public boolean test(Version version) {
        return range.map(wanted -> wanted.contains(version)).orElse(true)
                && (allowsPrereleases || !version.isPrerelease())
                && tag.map(pattern -> matches(pattern, version)).orElse(true);
    }

    private static boolean matches(BoundedPattern pattern, Version version) {
        try {
            return pattern.isIn(tagOf(version));
        } catch (LimitExceeded e) {
            throw new Invalid("The preReleaseTag '" + Checks.quote(pattern.toString()) + "' takes too long.", e);
        }
    }

    private static String tagOf(Version version) {
        return version.prerelease() + (version.metadata().isEmpty() ? "" : "+" + version.metadata());
    }
}
