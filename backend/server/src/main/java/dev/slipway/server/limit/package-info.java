/** Which environments and tenants a resource is for: accounts, targets and others limited alike. */
@NullMarked
package dev.slipway.server.limit;

import org.jspecify.annotations.NullMarked;
