package dev.slipway.api;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Gives a record of the wire its builder and its {@code with} methods; collections left out are empty. */
@RecordBuilder.Template(options = @RecordBuilder.Options(useUnmodifiableCollections = true))
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface WireRecord {}
