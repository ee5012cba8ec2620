/** Documents that are changed against a version and frozen by version, with their secrets. */
@NullMarked
package dev.slipway.server.snapshot;

import org.jspecify.annotations.NullMarked;
