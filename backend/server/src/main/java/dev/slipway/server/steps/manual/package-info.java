/** Manual intervention: a step that asks people whether to go on. */
@NullMarked
package dev.slipway.server.steps.manual;

import org.jspecify.annotations.NullMarked;
