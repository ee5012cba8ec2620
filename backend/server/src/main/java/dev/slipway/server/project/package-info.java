/** Projects, which say what is deployed, and the groups they are listed under. */
@NullMarked
package dev.slipway.server.project;

import org.jspecify.annotations.NullMarked;
