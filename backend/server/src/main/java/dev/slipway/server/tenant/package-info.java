/** Tenants, which get deployments of their own, and the tags by which they and other things are chosen. */
@NullMarked
package dev.slipway.server.tenant;

import org.jspecify.annotations.NullMarked;
