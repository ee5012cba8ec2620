package dev.slipway.api;

import org.jspecify.annotations.Nullable;

/** The commit of a repository that a release or snapshot holds. */
@WireRecord
public record SelectedGitResource(
        String actionName, String gitResourceReferenceName, @Nullable GitReference gitReferenceResource)
        implements SelectedGitResourceBuilder.With {}
