package dev.slipway.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person has to choose for a new release, and the number it would get (R7.4). */
@WireRecord
public record ReleaseTemplate(
        String deploymentProcessId,
        @Nullable String lastReleaseVersion,
        String nextVersionIncrement,
        @Nullable String versioningPackageStepName,
        @Nullable String versioningPackageReferenceName,
        List<ReleaseTemplatePackage> packages,
        List<ReleaseTemplateGitResource> gitResources,
        Map<String, String> links)
        implements ReleaseTemplateBuilder.With {}
