/** Connections of projects to servers, and how a build gets what they hold. */
@NullMarked
package dev.slipway.teamcity.server.connection;

import org.jspecify.annotations.NullMarked;
