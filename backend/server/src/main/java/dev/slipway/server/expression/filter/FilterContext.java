package dev.slipway.server.expression.filter;

import java.time.Clock;

/** What a filter needs besides its input. */
public record FilterContext(Clock clock, Budget budget) {}
