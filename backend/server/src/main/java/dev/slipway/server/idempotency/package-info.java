/** Requests that create something and may come twice: those with a key are carried out once. */
@NullMarked
package dev.slipway.server.idempotency;

import org.jspecify.annotations.NullMarked;
