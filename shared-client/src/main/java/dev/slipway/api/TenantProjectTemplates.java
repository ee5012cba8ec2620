package dev.slipway.api;

import java.util.List;
import java.util.Map;

/** A tenant's values of a project's templates: by environment id, then by template id. */
@WireRecord
public record TenantProjectTemplates(
        String projectId,
        String projectName,
        List<TemplateParameter> templates,
        Map<String, Map<String, PropertyValue>> variables,
        Map<String, String> links)
        implements TenantProjectTemplatesBuilder.With {}
