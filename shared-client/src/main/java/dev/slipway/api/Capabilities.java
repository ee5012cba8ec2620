package dev.slipway.api;

import java.util.List;

/** The names of the requests a server supports, matched exactly by clients. */
@WireRecord
public record Capabilities(List<String> capabilities) implements CapabilitiesBuilder.With {}
