/** The step types: one package for each, and what they share. */
@NullMarked
package dev.slipway.server.steps;

import org.jspecify.annotations.NullMarked;
