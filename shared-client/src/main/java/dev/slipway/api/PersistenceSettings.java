package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import dev.slipway.json.OmitWhenNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the process of a project lives; all but the type is for Git only. */
@WireRecord
public record PersistenceSettings(
        String type,
        @OmitWhenNull @Nullable String url,
        @OmitWhenNull @Nullable String defaultBranch,
        @OmitWhenNull @Nullable String basePath,
        @OmitWhenNull @Nullable Boolean protectedDefaultBranch,
        @OmitWhenNull @Nullable List<String> protectedBranchNamePatterns,
        @OmitWhenNull @Nullable GitCredentials credentials,
        @OmitWhenNull @Nullable ConversionState conversionState)
        implements PersistenceSettingsBuilder.With {
    public static final PersistenceSettings DATABASE =
            new PersistenceSettings("Database", null, null, null, null, null, null, null);

    public PersistenceSettings {
        type = Defaults.text(type, "Database");
        protectedBranchNamePatterns =
                type.equals("VersionControlled") ? requireNonNullElse(protectedBranchNamePatterns, List.of()) : null;
    }

    public boolean isVersionControlled() {
        return type.equals("VersionControlled");
    }
}
