/** Deployment targets: the machines and places that releases are deployed to. */
@NullMarked
package dev.slipway.server.target;

import org.jspecify.annotations.NullMarked;
