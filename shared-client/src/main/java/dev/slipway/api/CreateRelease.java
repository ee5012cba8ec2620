package dev.slipway.api;

import dev.slipway.json.OmitWhenNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The command that makes a release (R0.10); only the project is required, and names, slugs and ids will do.
 *
 * <p>{@code packages} are {@code Version}, {@code PackageOrStep:Version} or {@code Step:Reference:Version}, with
 * {@code *} for any; {@code packageVersion} is for all others. {@code gitResources} are {@code Step:GitRef} or
 * {@code Step:Resource:GitRef}.
 */
@WireRecord
public record CreateRelease(
        @OmitWhenNull @Nullable String spaceId,
        @OmitWhenNull @Nullable String spaceIdOrName,
        @OmitWhenNull @Nullable String spaceName,
        String projectName,
        @Nullable String channelName,
        @Nullable String releaseVersion,
        @Nullable String packageVersion,
        List<String> packages,
        List<String> gitResources,
        @Nullable String gitRef,
        @Nullable String gitCommit,
        @Nullable String releaseNotes,
        boolean ignoreIfAlreadyExists,
        boolean ignoreChannelRules,
        @Nullable String packagePrerelease,
        Map<String, String> customFields)
        implements CreateReleaseBuilder.With {}
