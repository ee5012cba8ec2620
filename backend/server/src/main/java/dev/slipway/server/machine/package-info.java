/** What workers and deployment targets have in common: endpoints, health, machine policies and proxies. */
@NullMarked
package dev.slipway.server.machine;

import org.jspecify.annotations.NullMarked;
