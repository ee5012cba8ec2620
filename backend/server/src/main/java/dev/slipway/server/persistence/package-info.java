/** The database: transactions, ids, and tables whose rows are documents. */
@NullMarked
package dev.slipway.server.persistence;

import org.jspecify.annotations.NullMarked;
