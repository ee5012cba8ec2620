package dev.slipway.server.variable;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a variable is asked for. A dimension that is not present has no meaning here, such as the machine while planning
 * on the server, and values limited in it do not apply (R6.4).
 *
 * @param present what the place is in each dimension: one environment, the roles of one machine
 * @param targetedRoles those roles that the step is aimed at
 */
public record ResolutionContext(Map<ScopeField, Set<String>> present, Set<String> targetedRoles) {
    /** Where only values without a scope apply. */
    public static final ResolutionContext NOWHERE = new ResolutionContext(Map.of(), Set.of());

    /** The same place, and that in one dimension. */
    public ResolutionContext with(ScopeField field, String value) {
        return with(field, Set.of(value));
    }

    public ResolutionContext with(ScopeField field, Collection<String> values) {
        var more = new EnumMap<ScopeField, Set<String>>(ScopeField.class);
        more.putAll(present);
        more.put(field, keys(field, values));
        return new ResolutionContext(Collections.unmodifiableMap(more), targetedRoles);
    }

    public ResolutionContext onMachine(String id, Collection<String> roles) {
        return with(ScopeField.MACHINE, id).with(ScopeField.ROLE, roles);
    }

    /** @param roles the target tags that the step is aimed at, whether or not the machine has them */
    public ResolutionContext targeting(Collection<String> roles) {
        return new ResolutionContext(present, keys(ScopeField.ROLE, roles));
    }

    private static Set<String> keys(ScopeField field, Collection<String> values) {
        return values.stream().map(field::key).collect(Collectors.toUnmodifiableSet());
    }

    Set<String> in(ScopeField field) {
        return present.getOrDefault(field, Set.of());
    }
}
