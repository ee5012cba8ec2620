package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import dev.slipway.json.OmitWhenNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tenant's value of a project template; a missing one has no id. */
@WireRecord
public record TenantProjectVariable(
        @OmitWhenNull @Nullable String id,
        String projectId,
        String projectName,
        String templateId,
        @Nullable TemplateParameter template,
        PropertyValue value,
        TenantScope scope,
        Map<String, String> links)
        implements TenantProjectVariableBuilder.With {
    public TenantProjectVariable {
        value = requireNonNullElse(value, PropertyValue.of(""));
        scope = requireNonNullElse(scope, TenantScope.EMPTY);
    }
}
