/** Looks into the packaged plugin and runs what is in it. */
@NullMarked
package dev.slipway.teamcity.dist;

import org.jspecify.annotations.NullMarked;
