/** What a deployment will do where, as a pure function of what a release pinned and the targets that are there. */
@NullMarked
package dev.slipway.server.deployment.plan;

import org.jspecify.annotations.NullMarked;
