/** A Bamboo for tests: as little of it as the plugin sees. */
@NullMarked
package dev.slipway.bamboo.fake;

import org.jspecify.annotations.NullMarked;
