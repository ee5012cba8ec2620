/** The plugin's tasks for Bamboo Specs in Java. What is not set keeps the meaning that an empty field of the form has. */
@NullMarked
package dev.slipway.bamboo.specs;

import org.jspecify.annotations.NullMarked;
