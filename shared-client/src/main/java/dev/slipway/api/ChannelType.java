package dev.slipway.api;

/** Whether releases of a channel follow a lifecycle or get environments of their own. */
public enum ChannelType {
    LIFECYCLE,
    EPHEMERAL_ENVIRONMENT
}
