/** Requests that the server sends to addresses that users name: what they may reach. */
@NullMarked
package dev.slipway.server.outgoing;

import org.jspecify.annotations.NullMarked;
