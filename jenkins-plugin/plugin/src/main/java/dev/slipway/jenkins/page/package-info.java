/** What a build's page and the list of builds show of Slipway. */
@NullMarked
package dev.slipway.jenkins.page;

import org.jspecify.annotations.NullMarked;
