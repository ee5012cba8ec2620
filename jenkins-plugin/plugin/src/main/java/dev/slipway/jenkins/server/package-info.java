/** Which Slipway servers there are, with which API key and through which proxy they are reached, and who may ask them. */
@NullMarked
package dev.slipway.jenkins.server;

import org.jspecify.annotations.NullMarked;
