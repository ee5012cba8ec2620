/** The operations in freestyle jobs: as build steps, as post-build actions, and the server for a whole build. */
@NullMarked
package dev.slipway.jenkins.freestyle;

import org.jspecify.annotations.NullMarked;
