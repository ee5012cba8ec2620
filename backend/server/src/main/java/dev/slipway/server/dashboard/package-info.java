/** What is deployed where: read from what deployments, releases and tasks have stored. */
@NullMarked
package dev.slipway.server.dashboard;

import org.jspecify.annotations.NullMarked;
