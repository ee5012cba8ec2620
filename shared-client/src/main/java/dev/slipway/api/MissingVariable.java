package dev.slipway.api;

import dev.slipway.json.OmitWhenNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A template a tenant has no value for: of a project in an environment, or of a library set. */
@WireRecord
public record MissingVariable(
        @OmitWhenNull @Nullable String projectId,
        @OmitWhenNull @Nullable String environmentId,
        @OmitWhenNull @Nullable String libraryVariableSetId,
        String variableTemplateId,
        String variableTemplateName,
        Map<String, String> links)
        implements MissingVariableBuilder.With {}
