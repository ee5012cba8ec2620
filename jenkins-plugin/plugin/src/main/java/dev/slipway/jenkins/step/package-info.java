/** The steps of pipelines. */
@NullMarked
package dev.slipway.jenkins.step;

import org.jspecify.annotations.NullMarked;
