package dev.slipway.api;

/** How the agent inside a cluster is reached: {@code Polling} or {@code Listening}. */
@WireRecord
public record TentacleEndpointConfiguration(String communicationMode, String uri, String thumbprint)
        implements TentacleEndpointConfigurationBuilder.With {}
