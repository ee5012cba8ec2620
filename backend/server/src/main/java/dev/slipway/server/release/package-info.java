/** Releases: what was frozen of a project under a number. */
@NullMarked
package dev.slipway.server.release;

import org.jspecify.annotations.NullMarked;
