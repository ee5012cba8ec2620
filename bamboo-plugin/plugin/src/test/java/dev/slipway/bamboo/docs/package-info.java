/** The examples that users start from: the page {@code docs/bamboo.md} and the sample project. */
@NullMarked
package dev.slipway.bamboo.docs;

import org.jspecify.annotations.NullMarked;
