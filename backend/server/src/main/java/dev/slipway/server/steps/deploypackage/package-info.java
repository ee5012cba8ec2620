/** The step type that deploys a package. */
@NullMarked
package dev.slipway.server.steps.deploypackage;

import org.jspecify.annotations.NullMarked;
