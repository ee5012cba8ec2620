/** Where packages come from: the built-in feed of each space, and feeds outside. */
@NullMarked
package dev.slipway.server.feed;

import org.jspecify.annotations.NullMarked;
