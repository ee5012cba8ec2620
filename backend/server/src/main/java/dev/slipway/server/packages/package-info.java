/** The packages of the built-in feed: pushed, listed, downloaded, deleted, and looked up for releases. */
@NullMarked
package dev.slipway.server.packages;

import org.jspecify.annotations.NullMarked;
