/** The web pages: what people see and click, drawn by the server from the services that the API uses too. */
@NullMarked
package dev.slipway.server.portal;

import org.jspecify.annotations.NullMarked;
