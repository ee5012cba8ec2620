/** A build of Jenkins as operations see it: its log, its files, its facts; and operations as Jenkins runs and shows them. */
@NullMarked
package dev.slipway.jenkins.build;

import org.jspecify.annotations.NullMarked;
