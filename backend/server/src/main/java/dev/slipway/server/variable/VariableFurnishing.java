package dev.slipway.server.variable;

import dev.slipway.api.Project;
import dev.slipway.api.ScopeValues;
import dev.slipway.api.Variable;
import dev.slipway.api.VariableSet;
import dev.slipway.api.VariableSetBuilder;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.project.CopiedIds;
import dev.slipway.server.project.ProjectCopy;
import dev.slipway.server.project.ProjectFurnishing;
import dev.slipway.server.security.Encryption;
import dev.slipway.server.security.SecretFields;
import dev.slipway.server.snapshot.Stored;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Gives new projects and library sets their variable sets. */
public final class VariableFurnishing implements ProjectFurnishing, ProjectCopy {
    private final Encryption encryption;
    private final VariableSetStore store = new VariableSetStore();

    public VariableFurnishing(Encryption encryption) {
        this.encryption = encryption;
    }

    @Override
    public void furnish(Handle tx, Project project) {
        create(tx, new SpaceId(project.spaceId()), project.id());
    }

    void create(Handle tx, SpaceId space, String ownerId) {
        VariableSet empty = VariableSetBuilder.builder()
                .id(VariableSetIds.of(ownerId))
                .ownerId(ownerId)
                .spaceId(space.value())
                .variables(List.of())
                .scopeValues(ScopeValues.EMPTY)
                .links(Map.of())
                .build();
        store.insert(tx, new Stored<>(empty, SecretFields.NONE));
    }

    /** The copy's values are limited to its own channels and processes where the source's are to those of the source. */
    @Override
    public void copy(Handle tx, Project source, Project copy, CopiedIds ids) {
        furnish(tx, copy);
        String fromId = source.variableSetId();
        String toId = copy.variableSetId();
        Stored<VariableSet> from = store.find(tx, fromId).orElseThrow(() -> VariableSetService.unknown(fromId));
        Stored<VariableSet> to = store.lock(tx, toId).orElseThrow(() -> VariableSetService.unknown(toId));
        List<Variable> variables = from.document().variables().stream()
                .map(variable -> variable.withScope(translated(variable.scope(), ids)))
                .toList();
        VariableSet copied =
                to.document().withVariables(variables).withVersion(to.document().version() + 1);
        store.update(tx, new Stored<>(copied, from.secrets().rebound(fromId, toId, encryption)));
    }

    private static Map<String, List<String>> translated(Map<String, List<String>> scope, CopiedIds ids) {
        var translated = new LinkedHashMap<String, List<String>>();
        scope.forEach((field, values) ->
                translated.put(field, values.stream().map(ids::of).toList()));
        return Collections.unmodifiableMap(translated);
    }
}
