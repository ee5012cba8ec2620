/** Signs in to machines over SSH and runs commands there, over one connection per machine whose host key is pinned. */
@NullMarked
package dev.slipway.server.ssh;

import org.jspecify.annotations.NullMarked;
