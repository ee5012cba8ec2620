/** What the JSPs show, and what they ask while somebody fills them in. */
@NullMarked
package dev.slipway.teamcity.server.form;

import org.jspecify.annotations.NullMarked;
