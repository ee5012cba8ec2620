/**
 * What builds ask of Slipway: operations that know no build server, the fields of their forms, and how they report. A plugin
 * maps its form to {@link dev.slipway.ci.Inputs}, its build to a {@link dev.slipway.ci.BuildContext}, and nothing else.
 */
@NullMarked
package dev.slipway.ci;

import org.jspecify.annotations.NullMarked;
