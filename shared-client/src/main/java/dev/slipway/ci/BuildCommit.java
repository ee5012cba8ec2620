package dev.slipway.ci;

import java.io.Serializable;

/** A change that is in a build and was not in the last successful one. */
public record BuildCommit(String id, String comment) implements Serializable {}
