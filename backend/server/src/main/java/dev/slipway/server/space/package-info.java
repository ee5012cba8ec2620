/** Spaces: the walls between teams that share a server. */
@NullMarked
package dev.slipway.server.space;

import org.jspecify.annotations.NullMarked;
