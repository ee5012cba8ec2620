/** The half of the plugin that runs on build agents: it maps a step to an operation, and what that tells to the build. */
@NullMarked
package dev.slipway.teamcity.agent;

import org.jspecify.annotations.NullMarked;
