package dev.slipway.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A repository to choose a reference of. */
@WireRecord
public record ReleaseTemplateGitResource(
        String actionName,
        String name,
        String repositoryUri,
        String defaultBranch,
        List<String> filePathFilters,
        @Nullable String gitCredentialId,
        boolean isResolvable,
        @Nullable GitReference gitResourceSelectedLastRelease)
        implements ReleaseTemplateGitResourceBuilder.With {}
