/** The client of the REST API: immutable views of a server and its spaces, over the records of the wire. */
@NullMarked
package dev.slipway.client;

import org.jspecify.annotations.NullMarked;
