/** The journal: which version of which package lies where on which target (R8.10). */
@NullMarked
package dev.slipway.server.installation;

import org.jspecify.annotations.NullMarked;
