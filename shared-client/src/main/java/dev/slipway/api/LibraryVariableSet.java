package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Map;

/** Variables, or a script module, that several projects share (R6.18). */
@WireRecord
public record LibraryVariableSet(
        String id,
        String spaceId,
        String name,
        String description,
        LibraryVariableSetType contentType,
        String variableSetId,
        List<TemplateParameter> templates,
        int version,
        Map<String, String> links)
        implements LibraryVariableSetBuilder.With {
    public LibraryVariableSet {
        contentType = requireNonNullElse(contentType, LibraryVariableSetType.VARIABLES);
    }
}
