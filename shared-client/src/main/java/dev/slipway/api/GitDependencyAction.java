package dev.slipway.api;

/** A Git dependency of an action; an empty name is the primary one. */
@WireRecord
public record GitDependencyAction(String deploymentActionSlug, String gitDependencyName)
        implements GitDependencyActionBuilder.With {}
