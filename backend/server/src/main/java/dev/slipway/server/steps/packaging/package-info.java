/** Packages and their files, for steps that bring them to a machine. */
@NullMarked
package dev.slipway.server.steps.packaging;

import org.jspecify.annotations.NullMarked;
