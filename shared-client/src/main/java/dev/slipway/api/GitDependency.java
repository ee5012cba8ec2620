package dev.slipway.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A repository that an action reads files from; the primary one has an empty name. */
@WireRecord
public record GitDependency(
        String name,
        String repositoryUri,
        String defaultBranch,
        String gitCredentialType,
        @Nullable String gitCredentialId,
        List<String> filePathFilters)
        implements GitDependencyBuilder.With {}
