package dev.slipway.api;

/** Whether agents are brought up to date; {@code BLOCK} is for agents inside a cluster only. */
public enum AgentUpdateBehavior {
    NEVER_UPDATE,
    UPDATE,
    BLOCK
}
