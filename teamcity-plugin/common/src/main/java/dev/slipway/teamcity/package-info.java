/** What the server's half and the agent's half of the plugin have to agree on. */
@NullMarked
package dev.slipway.teamcity;

import org.jspecify.annotations.NullMarked;
