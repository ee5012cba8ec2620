package dev.slipway.server.variable;

import dev.slipway.server.security.Secret;

/** A candidate with its value, revealed if it is sensitive. */
public record RevealedValue(Candidate candidate, Secret value) {}
