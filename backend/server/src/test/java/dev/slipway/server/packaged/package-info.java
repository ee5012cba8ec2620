/** The packaged jar as its users start it: a process of its own, seen from outside. */
@NullMarked
package dev.slipway.server.packaged;

import org.jspecify.annotations.NullMarked;
