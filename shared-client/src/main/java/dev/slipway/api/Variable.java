package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value with the scope it is for (R6.1). {@code scope} holds only the kinds that are used, {@code Environment} or
 * {@code Role} for one.
 *
 * <p>A sensitive value comes back null, and is kept when null is sent back.
 */
@WireRecord
public record Variable(
        String id,
        String name,
        @Nullable String value,
        String description,
        VariableType type,
        boolean isSensitive,
        @Nullable Boolean isEditable,
        Map<String, List<String>> scope,
        @Nullable VariablePrompt prompt)
        implements VariableBuilder.With {
    public Variable {
        type = requireNonNullElse(type, isSensitive ? VariableType.SENSITIVE : VariableType.STRING);
    }

    /** Without the value, which may be secret. */
    @Override
    public String toString() {
        return "Variable[id=" + id + ", name=" + name + ", type=" + type + ", scope=" + scope + "]";
    }
}
