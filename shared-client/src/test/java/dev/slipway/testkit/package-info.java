/** What the tests of the three plugins share: a look at class files without loading them, and a delivery with a real server. */
@NullMarked
package dev.slipway.testkit;

import org.jspecify.annotations.NullMarked;
