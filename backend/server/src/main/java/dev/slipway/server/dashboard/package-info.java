/** What is deployed where: read from deployments, releases and tasks, and nothing else. */
@NullMarked
package dev.slipway.server.dashboard;

import org.jspecify.annotations.NullMarked;
