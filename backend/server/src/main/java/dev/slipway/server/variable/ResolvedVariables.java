package dev.slipway.server.variable;

import dev.slipway.server.persistence.Names;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The value of every variable in one place. */
public final class ResolvedVariables {
    private final Map<String, ResolvedVariable> byName;
    private final List<String> ambiguous;

    ResolvedVariables(Collection<ResolvedVariable> variables, List<String> ambiguous) {
        var all = new LinkedHashMap<String, ResolvedVariable>();
        variables.forEach(variable -> all.put(Names.key(variable.name()), variable));
        this.byName = Collections.unmodifiableMap(all);
        this.ambiguous = List.copyOf(ambiguous);
    }

    /** @param name in any case */
    public Optional<ResolvedVariable> get(String name) {
        return Optional.ofNullable(byName.get(Names.key(name)));
    }

    public Collection<ResolvedVariable> all() {
        return byName.values();
    }

    /** The names of variables that had several values of the same rank, of which one was picked: worth a warning (R6.7). */
    public List<String> ambiguous() {
        return ambiguous;
    }
}
