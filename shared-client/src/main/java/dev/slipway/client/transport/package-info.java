/** One HTTP exchange at a time, by either of two libraries behind one small interface. */
@NullMarked
package dev.slipway.client.transport;

import org.jspecify.annotations.NullMarked;
