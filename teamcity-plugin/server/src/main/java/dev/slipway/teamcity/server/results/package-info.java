/** The page of a build that shows what its steps did. */
@NullMarked
package dev.slipway.teamcity.server.results;

import org.jspecify.annotations.NullMarked;
