/** What the tests of the three plugins share: they look at class files without loading them. */
@NullMarked
package dev.slipway.testkit;

import org.jspecify.annotations.NullMarked;
