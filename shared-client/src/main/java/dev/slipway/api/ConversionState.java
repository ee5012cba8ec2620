package dev.slipway.api;

/** Which parts of a project in Git have moved there. */
@WireRecord
public record ConversionState(boolean variablesAreInGit, boolean runbooksAreInGit)
        implements ConversionStateBuilder.With {}
