/** The step type that copies a package to a machine as it is. */
@NullMarked
package dev.slipway.server.steps.transferpackage;

import org.jspecify.annotations.NullMarked;
