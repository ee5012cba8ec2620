package dev.slipway.server.snapshot;

import dev.slipway.server.security.SecretFields;

/** A live document or a copy, with the secrets that it does not hold itself. */
public record Stored<R>(R document, SecretFields secrets) {}
