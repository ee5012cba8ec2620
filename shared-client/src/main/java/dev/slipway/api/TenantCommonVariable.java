package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import dev.slipway.json.OmitWhenNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tenant's value of a library template; a missing one has no id. */
@WireRecord
public record TenantCommonVariable(
        @OmitWhenNull @Nullable String id,
        String libraryVariableSetId,
        String libraryVariableSetName,
        String templateId,
        @Nullable TemplateParameter template,
        PropertyValue value,
        TenantScope scope,
        Map<String, String> links)
        implements TenantCommonVariableBuilder.With {
    public TenantCommonVariable {
        value = requireNonNullElse(value, PropertyValue.of(""));
        scope = requireNonNullElse(scope, TenantScope.EMPTY);
    }
}
