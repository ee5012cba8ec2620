/** Server tasks: their queue, their activity log, the artifacts they leave. */
@NullMarked
package dev.slipway.server.task;

import org.jspecify.annotations.NullMarked;
