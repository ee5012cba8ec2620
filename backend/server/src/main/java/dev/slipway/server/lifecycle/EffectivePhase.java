package dev.slipway.server.lifecycle;

import dev.slipway.api.Environment;
import dev.slipway.api.Lifecycle;
import dev.slipway.api.Phase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A phase with the environments that it means in its space: what a stored lifecycle leaves unsaid is said here
 * (R4.5, R4.6).
 *
 * @param id null when the phase stands for one environment of a lifecycle without phases
 * @param automatic ids of environments that are deployed to as soon as the phase opens
 * @param manual ids of environments that are deployed to when somebody asks for it
 * @param isPriority whether deployments to its environments come before others (R7.29)
 * @param minimum how many environments need a success; 0 means all
 */
public record EffectivePhase(
        @Nullable String id,
        String name,
        List<String> automatic,
        List<String> manual,
        int minimum,
        boolean isOptional,
        boolean isPriority) {

    public EffectivePhase {
        automatic = List.copyOf(automatic);
        manual = List.copyOf(manual);
    }

    /** @param inOrder all environments of the lifecycle's space, in their sort order */
    public static List<EffectivePhase> of(Lifecycle lifecycle, List<Environment> inOrder) {
        List<String> existing = inOrder.stream().map(Environment::id).toList();
        if (lifecycle.phases().isEmpty()) {
            return inOrder.stream()
                    .map(e -> new EffectivePhase(null, e.name(), List.of(), List.of(e.id()), 0, false, false))
                    .toList();
        }
        var earlier = new HashSet<String>();
        var phases = new ArrayList<EffectivePhase>();
        for (Phase phase : lifecycle.phases()) {
            EffectivePhase effective = of(phase, existing, earlier);
            earlier.addAll(effective.environments());
            phases.add(effective);
        }
        return List.copyOf(phases);
    }

    private static EffectivePhase of(Phase phase, List<String> existing, Set<String> earlier) {
        boolean isOpenEnded = phase.automaticDeploymentTargets().isEmpty()
                && phase.optionalDeploymentTargets().isEmpty();
        return new EffectivePhase(
                phase.id(),
                phase.name(),
                keep(phase.automaticDeploymentTargets(), existing),
                isOpenEnded
                        ? existing.stream().filter(id -> !earlier.contains(id)).toList()
                        : keep(phase.optionalDeploymentTargets(), existing),
                phase.minimumEnvironmentsBeforePromotion(),
                phase.isOptionalPhase(),
                phase.isPriorityPhase());
    }

    /**
     * The phase as one tenant walks through it: only the environments the tenant is linked to, of which never more are
     * required than there are. A phase that is left without any is passed (R9.13).
     */
    public EffectivePhase within(Set<String> linkedEnvironments) {
        return new EffectivePhase(
                id,
                name,
                keep(automatic, linkedEnvironments),
                keep(manual, linkedEnvironments),
                minimum,
                isOptional,
                isPriority);
    }

    private static List<String> keep(List<String> ids, java.util.Collection<String> allowed) {
        return ids.stream().filter(allowed::contains).toList();
    }

    /** The ids of all its environments. */
    public List<String> environments() {
        return Stream.concat(automatic.stream(), manual.stream()).toList();
    }

    /** How many environments need a success before the phase is complete (R4.7). */
    public int required() {
        int count = environments().size();
        return minimum == 0 ? count : Math.min(minimum, count);
    }
}
