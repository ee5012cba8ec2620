/** How tasks are configured: the form for all of them, what it offers to choose from, and the checks of forms and of Specs. */
@NullMarked
package dev.slipway.bamboo.form;

import org.jspecify.annotations.NullMarked;
