/** The HTTP server: routes with their permissions, paging, errors. */
@NullMarked
package dev.slipway.server.http;

import org.jspecify.annotations.NullMarked;
