/** Runbooks: processes for operations, with their snapshots and their runs in environments. */
@NullMarked
package dev.slipway.server.runbook;

import org.jspecify.annotations.NullMarked;
