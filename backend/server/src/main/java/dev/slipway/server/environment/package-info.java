/** The places one deploys to. */
@NullMarked
package dev.slipway.server.environment;

import org.jspecify.annotations.NullMarked;
