/** Keeps the bytes of packages and artifacts under the SHA-256 of their content, each content once. */
@NullMarked
package dev.slipway.server.blob;

import org.jspecify.annotations.NullMarked;
