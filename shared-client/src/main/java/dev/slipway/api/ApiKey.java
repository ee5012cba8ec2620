package dev.slipway.api;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A key that acts with all rights of its user (R1.5). Only the answer to its creation has the text, as {@code
 * NewValue}; later there is a hint. {@code expires} null means never.
 */
@WireRecord
public record ApiKey(
        String id,
        String userId,
        String purpose,
        @Nullable Instant created,
        @Nullable Instant expires,
        @Nullable SensitiveValue apiKey,
        Map<String, String> links)
        implements ApiKeyBuilder.With {}
