/** The step type that runs a script. */
@NullMarked
package dev.slipway.server.steps.script;

import org.jspecify.annotations.NullMarked;
