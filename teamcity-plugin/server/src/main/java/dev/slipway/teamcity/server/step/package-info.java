/** The build steps as TeamCity's server knows them: their types, their checks, and what they leave behind. */
@NullMarked
package dev.slipway.teamcity.server.step;

import org.jspecify.annotations.NullMarked;
