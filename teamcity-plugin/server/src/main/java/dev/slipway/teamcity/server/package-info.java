/** The half of the plugin that runs in TeamCity's server: forms, connections and the build's page. Deploys nothing itself. */
@NullMarked
package dev.slipway.teamcity.server;

import org.jspecify.annotations.NullMarked;
