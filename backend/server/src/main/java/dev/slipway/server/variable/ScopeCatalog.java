package dev.slipway.server.variable;

import dev.slipway.api.NamedReference;
import dev.slipway.api.ProcessReference;
import dev.slipway.api.ScopeValues;
import dev.slipway.api.Variable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ids that the variables of a set may be scoped to. Roles need not exist, and tags are checked by their sets. */
record ScopeCatalog(Map<ScopeField, Set<String>> ids) {
    static ScopeCatalog of(ScopeValues values) {
        var ids = new EnumMap<ScopeField, Set<String>>(ScopeField.class);
        ids.put(ScopeField.ENVIRONMENT, ids(ScopeField.ENVIRONMENT, values.environments()));
        ids.put(ScopeField.MACHINE, ids(ScopeField.MACHINE, values.machines()));
        ids.put(ScopeField.ACTION, ids(ScopeField.ACTION, values.actions()));
        ids.put(ScopeField.CHANNEL, ids(ScopeField.CHANNEL, values.channels()));
        ids.put(
                ScopeField.PROCESS_OWNER,
                keys(ScopeField.PROCESS_OWNER, values.processes().stream().map(ProcessReference::id)));
        return new ScopeCatalog(Collections.unmodifiableMap(ids));
    }

    private static Set<String> ids(ScopeField field, List<NamedReference> references) {
        return keys(field, references.stream().map(NamedReference::id));
    }

    private static Set<String> keys(ScopeField field, Stream<String> ids) {
        return ids.map(field::key).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * These, and what the stored variables are scoped to already: something that has been deleted since must not stand in
     * the way of a change elsewhere in the set.
     */
    ScopeCatalog orIn(List<Variable> stored) {
        var more = new EnumMap<ScopeField, Set<String>>(ScopeField.class);
        ids.forEach((field, known) -> more.put(field, new HashSet<>(known)));
        stored.forEach(variable -> variable.scope().forEach((name, values) -> ScopeField.of(name)
                .ifPresent(field -> values.forEach(value ->
                        more.computeIfAbsent(field, none -> new HashSet<>()).add(field.key(value))))));
        return new ScopeCatalog(Collections.unmodifiableMap(more));
    }

    boolean knows(ScopeField field, String value) {
        return field.holdsNames()
                ? !value.isBlank()
                : ids.getOrDefault(field, Set.of()).contains(field.key(value));
    }
}
