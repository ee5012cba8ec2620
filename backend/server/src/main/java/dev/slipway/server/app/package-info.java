/** The composition root, the configuration and the command line. */
@NullMarked
package dev.slipway.server.app;

import org.jspecify.annotations.NullMarked;
