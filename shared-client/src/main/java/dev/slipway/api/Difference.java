package dev.slipway.api;

import com.squareup.moshi.Json;
import org.jspecify.annotations.Nullable;

/** One operation of a JSON patch (RFC 6902), whose names are lower case. */
@WireRecord
public record Difference(
        @Json(name = "op") String op, @Json(name = "path") String path, @Json(name = "value") @Nullable Object value)
        implements DifferenceBuilder.With {}
