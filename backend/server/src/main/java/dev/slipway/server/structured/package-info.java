/** Replaces values in JSON, YAML, XML and properties files and leaves every other byte as it is (R8.19). Pure. */
@NullMarked
package dev.slipway.server.structured;

import org.jspecify.annotations.NullMarked;
