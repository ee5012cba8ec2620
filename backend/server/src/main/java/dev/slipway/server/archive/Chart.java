package dev.slipway.server.archive;

/** What a Helm chart says of itself. */
public record Chart(String name, String version) {}
