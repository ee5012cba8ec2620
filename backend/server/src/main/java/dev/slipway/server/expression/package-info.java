/** The {@code #{...}} language: templates whose holes are variables, filters, conditions, loops and calculations. */
@NullMarked
package dev.slipway.server.expression;

import org.jspecify.annotations.NullMarked;
