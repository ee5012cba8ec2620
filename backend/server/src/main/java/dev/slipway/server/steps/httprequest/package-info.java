/** The step type that sends one HTTP request from the server. */
@NullMarked
package dev.slipway.server.steps.httprequest;

import org.jspecify.annotations.NullMarked;
