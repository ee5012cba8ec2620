/** How records and JSON meet: PascalCase names, lenient in what is read, exact in what is written. */
@NullMarked
package dev.slipway.json;

import org.jspecify.annotations.NullMarked;
