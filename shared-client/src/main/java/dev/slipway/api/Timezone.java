package dev.slipway.api;

/** A time zone that schedules may name. */
@WireRecord
public record Timezone(String id, String name, boolean isLocal) implements TimezoneBuilder.With {}
