package dev.slipway.server.ssh;

/** A machine, and what signs in there: the target itself, or one on the way to it. */
public record SshHop(SshEndpoint endpoint, SshCredential credential) {}
