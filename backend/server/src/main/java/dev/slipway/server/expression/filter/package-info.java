/** The filters of the {@code #{...}} language, which turn one text into another. */
@NullMarked
package dev.slipway.server.expression.filter;

import org.jspecify.annotations.NullMarked;
