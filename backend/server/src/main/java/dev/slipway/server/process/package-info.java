/** The steps that deployments and runbook runs take, and their frozen copies. */
@NullMarked
package dev.slipway.server.process;

import org.jspecify.annotations.NullMarked;
