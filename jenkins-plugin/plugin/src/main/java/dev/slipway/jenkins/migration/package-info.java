/** Reads jobs of the plugin for Octopus Deploy, so that they can be written anew with Slipway's steps. Needs no Jenkins. */
@NullMarked
package dev.slipway.jenkins.migration;

import org.jspecify.annotations.NullMarked;
