/** Health checks of deployment targets: when a target is new, and on request. */
@NullMarked
package dev.slipway.server.health;

import org.jspecify.annotations.NullMarked;
