/** Package ids, file names and versions: how they are read, ordered, ranged and counted up. */
@NullMarked
package dev.slipway.server.version;

import org.jspecify.annotations.NullMarked;
