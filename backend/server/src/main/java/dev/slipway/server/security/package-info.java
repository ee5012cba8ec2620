/** Users, API keys, sessions, and the encryption of secrets. */
@NullMarked
package dev.slipway.server.security;

import org.jspecify.annotations.NullMarked;
