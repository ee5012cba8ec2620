package dev.slipway.api;

import org.jspecify.annotations.Nullable;

/** A commit of a build; the server adds the link. */
@WireRecord
public record Commit(String id, String comment, @Nullable String linkUrl) implements CommitBuilder.With {}
