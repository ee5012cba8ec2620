/** What is deployed where: read from deployments, releases and tasks; nothing is stored. */
@NullMarked
package dev.slipway.server.dashboard;

import org.jspecify.annotations.NullMarked;
