/**
 * What has changed between two files, in the formats of Octodiff: a signature describes the old file, a delta makes the new
 * one of it. Neither needs both files in one place, nor memory in proportion to them.
 */
@NullMarked
package dev.slipway.delta;

import org.jspecify.annotations.NullMarked;
