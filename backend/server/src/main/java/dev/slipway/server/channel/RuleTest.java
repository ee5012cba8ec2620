package dev.slipway.server.channel;

import dev.slipway.server.version.InvalidVersion;
import dev.slipway.server.version.Version;
import dev.slipway.server.version.VersionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a rule that is still being written says to a version (R4.22).
 *
 * @param isNull whether the rule is empty, so that it takes every version
 */
record RuleTest(boolean satisfiesVersionRange, boolean satisfiesPreReleaseTag, List<String> errors, boolean isNull) {
    static RuleTest of(String version, String range, String tag, VersionKind kind) {
        var errors = new ArrayList<String>();
        boolean isInRange = false;
        boolean hasTag = false;
        try {
            Version parsed = Version.parse(version, kind);
            isInRange = ChannelRules.isInRange(range, parsed);
            hasTag = ChannelRules.hasTag(tag, parsed);
        } catch (InvalidVersion | InvalidTagPattern e) {
            errors.add(String.valueOf(e.getMessage()));
        }
        return new RuleTest(isInRange, hasTag, errors, range.isBlank() && tag.isBlank());
    }

    /** How versions are read in feeds of a type (R3.7). */
    static VersionKind kindOf(String feedType) {
        return switch (feedType.toLowerCase(Locale.ROOT)) {
            case "maven" -> VersionKind.MAVEN;
            case "docker",
                    "ociregistry",
                    "awselasticcontainerregistry",
                    "azurecontainerregistry",
                    "googlecontainerregistry" -> VersionKind.DOCKER;
            default -> VersionKind.SEMVER;
        };
    }
}
