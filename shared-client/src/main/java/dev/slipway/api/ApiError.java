package dev.slipway.api;

import dev.slipway.json.OmitWhenNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of every refusal (R0.4).
 *
 * <p>{@code errors} must be absent, not empty, on a 404: official clients look for the property before they look at
 * the status.
 */
@WireRecord
public record ApiError(
        String errorMessage,
        @OmitWhenNull @Nullable List<String> errors,
        @Nullable String fullException,
        @Nullable String helpText,
        @Nullable String helpLink,
        List<String> parsedHelpLinks,
        @Nullable Object details)
        implements ApiErrorBuilder.With {
    public ApiError {
        errors = Defaults.nullIfEmpty(errors);
    }
}
