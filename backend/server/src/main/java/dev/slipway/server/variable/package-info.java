/** Variable sets of projects and of the library, and which of a variable's values holds where. */
@NullMarked
package dev.slipway.server.variable;

import org.jspecify.annotations.NullMarked;
