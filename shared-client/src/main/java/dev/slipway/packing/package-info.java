/** Chooses files by patterns and writes them into archives whose bytes depend on the files alone. */
@NullMarked
package dev.slipway.packing;

import org.jspecify.annotations.NullMarked;
