/** Reads packages without trusting them, and turns them into what targets can unpack. */
@NullMarked
package dev.slipway.server.archive;

import org.jspecify.annotations.NullMarked;
