package dev.slipway.api;

import dev.slipway.json.OmitWhenNull;
import org.jspecify.annotations.Nullable;

/**
 * The push of build information; the package need not be there yet (R9.20). {@code overwriteMode} may also be in the
 * query.
 */
@WireRecord
public record CreateBuildInformation(
        @OmitWhenNull @Nullable String spaceId,
        @OmitWhenNull @Nullable String spaceName,
        String packageId,
        String version,
        BuildDetails octopusBuildInformation,
        @OmitWhenNull @Nullable OverwriteMode overwriteMode)
        implements CreateBuildInformationBuilder.With {}
