package dev.slipway.api;

/** When the runner on a target is brought up to date. */
public enum CalamariUpdateBehavior {
    UPDATE_ON_DEPLOYMENT,
    UPDATE_ON_NEW_MACHINE,
    UPDATE_ALWAYS
}
