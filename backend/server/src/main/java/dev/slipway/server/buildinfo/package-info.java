/** What CI servers tell about the builds that made packages. */
@NullMarked
package dev.slipway.server.buildinfo;

import org.jspecify.annotations.NullMarked;
