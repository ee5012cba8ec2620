package dev.slipway.server.release;

import dev.slipway.api.Project;
import dev.slipway.server.expression.VariableDictionary;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.variable.DeploymentVariables;
import dev.slipway.server.variable.ResolutionContext;
import dev.slipway.server.variable.VariableSetIds;
import dev.slipway.server.variable.VariableSnapshots;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * The live variables of a project that are known before anything is deployed or run; sensitive ones are not, for what is
 * made of them can be read by anybody.
 */
public final class KnownVariables {
    private final DeploymentVariables variables;

    public KnownVariables(DeploymentVariables variables) {
        this.variables = variables;
    }

    /** Those without a scope, and those that are limited to the place. */
    public VariableDictionary of(Handle tx, Project project, ResolutionContext place) {
        var live = new VariableSnapshots(
                project.variableSetId(),
                project.includedLibraryVariableSetIds().stream()
                        .map(VariableSetIds::of)
                        .toList());
        var values = new LinkedHashMap<String, String>();
        variables.reveal(tx, new SpaceId(project.spaceId()), live, Map.of()).in(place).all().stream()
                .filter(variable -> !variable.isSensitive())
                .forEach(
                        variable -> values.put(variable.name(), variable.value().reveal()));
        return VariableDictionary.of(values);
    }
}
