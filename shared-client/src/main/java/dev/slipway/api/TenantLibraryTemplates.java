package dev.slipway.api;

import java.util.List;
import java.util.Map;

/** A tenant's values of a library set's templates, by template id. */
@WireRecord
public record TenantLibraryTemplates(
        String libraryVariableSetId,
        String libraryVariableSetName,
        List<TemplateParameter> templates,
        Map<String, PropertyValue> variables,
        Map<String, String> links)
        implements TenantLibraryTemplatesBuilder.With {}
