/** Who acts, and what they may do where. */
@NullMarked
package dev.slipway.server.access;

import org.jspecify.annotations.NullMarked;
