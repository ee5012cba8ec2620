package dev.slipway.api;

import dev.slipway.json.OmitWhenNull;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state of the server as a whole. */
@WireRecord
public record ServerStatus(
        String id,
        boolean isDatabaseEncrypted,
        boolean isMajorMinorUpgrade,
        boolean isInMaintenanceMode,
        boolean isPotentialClone,
        boolean isUpgradeAvailable,
        @OmitWhenNull @Nullable Instant maintenanceExpires,
        @OmitWhenNull @Nullable String maximumAvailableVersion,
        @OmitWhenNull @Nullable String maximumAvailableVersionCoveredByLicense,
        Map<String, String> links)
        implements ServerStatusBuilder.With {}
