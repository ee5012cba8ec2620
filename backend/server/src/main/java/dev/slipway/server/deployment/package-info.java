/** Deployments and runbook runs as resources, and the planning of what they will do. */
@NullMarked
package dev.slipway.server.deployment;

import org.jspecify.annotations.NullMarked;
