/** The plugin for Bamboo: which task of it does what. */
@NullMarked
package dev.slipway.bamboo;

import org.jspecify.annotations.NullMarked;
