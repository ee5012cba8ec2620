/** Runs the scripts of steps: interpreters, helpers, variables. */
@NullMarked
package dev.slipway.server.steps.scripting;

import org.jspecify.annotations.NullMarked;
