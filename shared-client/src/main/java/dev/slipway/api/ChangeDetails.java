package dev.slipway.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an event changed: JSON patch operations against the document before. */
@WireRecord
public record ChangeDetails(@Nullable Object documentContext, List<Difference> differences)
        implements ChangeDetailsBuilder.With {}
