/** The resources of the REST API, one immutable record each, as they are on the wire. */
@NullMarked
package dev.slipway.api;

import org.jspecify.annotations.NullMarked;
