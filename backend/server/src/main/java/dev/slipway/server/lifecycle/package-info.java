/** Lifecycles: the order in which a release walks through environments, and the gates between them. */
@NullMarked
package dev.slipway.server.lifecycle;

import org.jspecify.annotations.NullMarked;
