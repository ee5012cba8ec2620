/** The Slipway servers that an administrator of Bamboo has set up, and how a task on an agent comes to know one. */
@NullMarked
package dev.slipway.bamboo.server;

import org.jspecify.annotations.NullMarked;
