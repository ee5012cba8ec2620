/** The plugin as it is installed. */
@NullMarked
package dev.slipway.bamboo.packaging;

import org.jspecify.annotations.NullMarked;
