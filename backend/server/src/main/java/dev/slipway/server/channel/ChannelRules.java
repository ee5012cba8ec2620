package dev.slipway.server.channel;

import dev.slipway.api.ChannelRule;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.version.InvalidVersion;
import dev.slipway.server.version.Version;
import dev.slipway.server.version.VersionKind;
import dev.slipway.server.version.VersionRange;
import org.jspecify.annotations.Nullable;

/** Which versions of packages a channel takes (R4.20, R4.21). */
public final class ChannelRules {
    private ChannelRules() {}

    /**
     * Whether the version is in the rule's range and has its tag. What the rule leaves empty takes every version; a range
     * that makes no sense for versions of this kind takes none.
     *
     * @throws Invalid when the rule's tag takes too many steps to search for
     */
    public static boolean accepts(ChannelRule rule, Version version) {
        try {
            return isInRange(rule.versionRange(), version) && hasTag(rule.tag(), version);
        } catch (InvalidVersion e) {
            return false;
        } catch (InvalidTagPattern e) {
            throw new Invalid("The channel rule's tag " + e.getMessage(), e);
        }
    }

    /** @throws InvalidVersion when the range is none for versions of this kind */
    static boolean isInRange(@Nullable String range, Version version) {
        return range == null
                || range.isBlank()
                || VersionRange.parse(range, version.kind()).contains(version);
    }

    /** @throws InvalidTagPattern when it is no pattern, or one that takes too long */
    static boolean hasTag(@Nullable String pattern, Version version) {
        return pattern == null || pattern.isBlank() || TagPattern.parse(pattern).isFoundIn(tagOf(version));
    }

    /** The prerelease, with the metadata where there is some; the Docker tag {@code latest} counts as one (R4.21). */
    private static String tagOf(Version version) {
        boolean isLatest =
                version.kind() == VersionKind.DOCKER && version.numbers().isEmpty() && !version.isPrerelease();
        String prerelease = isLatest ? version.text() : version.prerelease();
        return version.metadata().isEmpty() ? prerelease : prerelease + "+" + version.metadata();
    }
}
