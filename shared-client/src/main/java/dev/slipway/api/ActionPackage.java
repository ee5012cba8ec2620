package dev.slipway.api;

/** A package of an action, by the names of both; an empty reference is the primary package. */
@WireRecord
public record ActionPackage(String deploymentAction, String packageReference) implements ActionPackageBuilder.With {}
