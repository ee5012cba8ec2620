/** A small Jenkins, and a small Slipway beside it, for tests. The types of Jenkins itself are twins in their own packages. */
package dev.slipway.jenkins.testing;
