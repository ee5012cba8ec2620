/** Carries plans out: steps, targets, scripts, output variables; and goes on with them after a restart. */
@NullMarked
package dev.slipway.server.engine;

import org.jspecify.annotations.NullMarked;
