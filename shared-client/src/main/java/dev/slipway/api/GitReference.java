package dev.slipway.api;

import org.jspecify.annotations.Nullable;

/** A place in a Git history: a branch or tag, and the commit it stood for. */
@WireRecord
public record GitReference(@Nullable String gitRef, @Nullable String gitCommit) implements GitReferenceBuilder.With {}
