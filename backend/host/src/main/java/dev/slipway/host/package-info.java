/** Runs scripts on a machine so that whoever asks later can get the rest of their output, and keeps packages there. */
@NullMarked
package dev.slipway.host;

import org.jspecify.annotations.NullMarked;
