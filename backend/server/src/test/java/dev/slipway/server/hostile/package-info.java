/** What no client in its right mind sends, sent to every route that there is. */
@org.jspecify.annotations.NullMarked
package dev.slipway.server.hostile;
