/** Workers, which run steps for the server, and the pools they are in. */
@NullMarked
package dev.slipway.server.worker;

import org.jspecify.annotations.NullMarked;
