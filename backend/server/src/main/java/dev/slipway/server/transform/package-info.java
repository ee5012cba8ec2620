/** XML document transforms: files that say how another XML file is to be changed (R8.26). Pure. */
@NullMarked
package dev.slipway.server.transform;

import org.jspecify.annotations.NullMarked;
