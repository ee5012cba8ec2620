/** Questions that tasks ask people, and wait for the answers: manual steps, and what to do about failures. */
@NullMarked
package dev.slipway.server.interruption;

import org.jspecify.annotations.NullMarked;
