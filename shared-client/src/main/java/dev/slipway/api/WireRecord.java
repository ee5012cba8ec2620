package dev.slipway.api;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a record of the wire its builder and its {@code with} methods. What a builder is not given is empty where it is a
 * collection, and null where it is a text; to have the defaults of the wire, start from {@code WireJson.empty(type)}.
 */
@RecordBuilder.Template(options = @RecordBuilder.Options(useUnmodifiableCollections = true))
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface WireRecord {}
