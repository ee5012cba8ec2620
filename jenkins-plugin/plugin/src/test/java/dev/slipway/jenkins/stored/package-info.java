/** What Jenkins stores of the plugin goes on being read. */
package dev.slipway.jenkins.stored;
