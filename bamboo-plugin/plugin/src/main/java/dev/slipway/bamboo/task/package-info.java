/** What runs on an agent: the operations, in the build or deployment they are a task of. */
@NullMarked
package dev.slipway.bamboo.task;

import org.jspecify.annotations.NullMarked;
