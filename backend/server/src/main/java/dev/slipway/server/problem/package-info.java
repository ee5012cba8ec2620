/** What can be wrong with a request, in sentences its sender can act on. */
@NullMarked
package dev.slipway.server.problem;

import org.jspecify.annotations.NullMarked;
