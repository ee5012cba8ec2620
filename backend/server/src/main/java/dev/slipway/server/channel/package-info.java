/** Channels: the kinds of releases that a project has, each with its own lifecycle and rules for packages. */
@NullMarked
package dev.slipway.server.channel;

import org.jspecify.annotations.NullMarked;
