/** What was done, by whom, in the same transaction as the deed. */
@NullMarked
package dev.slipway.server.audit;

import org.jspecify.annotations.NullMarked;
