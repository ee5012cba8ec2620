package dev.slipway.server.lifecycle;

import dev.slipway.api.Lifecycle;
import dev.slipway.api.Phase;
import dev.slipway.api.RetentionPeriod;
import dev.slipway.server.persistence.Names;
import dev.slipway.server.problem.Checks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a lifecycle must be like before it is stored (R4.4). */
final class LifecycleRules {
    private static final int MOST_PHASES = 100;
    private static final int LONGEST_PHASE_ID = 100;

    private final Set<String> environmentIds;
    private final Checks checks = new Checks();
    private final Map<String, String> phaseOfEnvironment = new HashMap<>();
    private final Set<String> phaseNames = new HashSet<>();
    private final Set<String> phaseIds = new HashSet<>();

    private LifecycleRules(Set<String> environmentIds) {
        this.environmentIds = environmentIds;
    }

    /**
     * The draft with blanks around names left out and an id for each new phase.
     *
     * @param environmentIds the environments of the space, which phases may name
     */
    static Lifecycle checked(Lifecycle draft, Set<String> environmentIds) {
        return new LifecycleRules(environmentIds).check(draft);
    }

    private Lifecycle check(Lifecycle draft) {
        checks.name("Name", draft.name())
                .that(
                        draft.phases().size() <= MOST_PHASES,
                        "Phases",
                        "There are " + draft.phases().size() + " phases; at most " + MOST_PHASES + " are allowed");
        retention("ReleaseRetentionPolicy", draft.releaseRetentionPolicy());
        retention("TentacleRetentionPolicy", draft.tentacleRetentionPolicy());
        var phases = new ArrayList<Phase>();
        for (int i = 0; i < Math.min(draft.phases().size(), MOST_PHASES); i++) {
            phases.add(phase("Phases[" + i + "]", draft.phases().get(i)));
        }
        checks.orThrow();
        return draft.withName(draft.name().strip()).withPhases(phases);
    }

    private Phase phase(String field, Phase draft) {
        checks.name(field + ".Name", draft.name())
                .that(
                        draft.name().isBlank() || phaseNames.add(Names.key(draft.name())),
                        field + ".Name",
                        "there is another phase called '" + Checks.quote(draft.name()) + "'")
                .that(
                        draft.id().length() <= LONGEST_PHASE_ID,
                        field + ".Id",
                        "'" + Checks.quote(draft.id()) + "' is longer than " + LONGEST_PHASE_ID + " characters")
                .that(
                        draft.id().isBlank() || phaseIds.add(draft.id()),
                        field + ".Id",
                        "there is another phase with the id '" + Checks.quote(draft.id()) + "'");
        draft.automaticDeploymentTargets()
                .forEach(id -> environment(field + ".AutomaticDeploymentTargets", draft.name(), id));
        draft.optionalDeploymentTargets()
                .forEach(id -> environment(field + ".OptionalDeploymentTargets", draft.name(), id));
        minimum(field + ".MinimumEnvironmentsBeforePromotion", draft);
        retention(field + ".ReleaseRetentionPolicy", draft.releaseRetentionPolicy());
        retention(field + ".TentacleRetentionPolicy", draft.tentacleRetentionPolicy());
        return draft.withName(draft.name().strip())
                .withId(draft.id().isBlank() ? UUID.randomUUID().toString() : draft.id());
    }

    private void environment(String field, String phase, String id) {
        @Nullable String other = phaseOfEnvironment.putIfAbsent(id, phase);
        checks.that(
                        environmentIds.contains(id),
                        field,
                        "there is no environment '" + Checks.quote(id) + "' in the space")
                .that(
                        other == null,
                        field,
                        "the environment '" + Checks.quote(id) + "' is already in the phase '"
                                + Checks.quote("" + other) + "'; it can be in one phase at most, once");
    }

    /** A phase without environments means whichever are left (R4.6), so its minimum cannot be compared with a number. */
    private void minimum(String field, Phase phase) {
        int minimum = phase.minimumEnvironmentsBeforePromotion();
        List<String> named = Stream.concat(
                        phase.automaticDeploymentTargets().stream(), phase.optionalDeploymentTargets().stream())
                .toList();
        checks.that(minimum >= 0, field, "it is " + minimum + "; it must be 0, which means all, or more")
                .that(
                        named.isEmpty() || minimum <= named.size(),
                        field,
                        "it is " + minimum + ", and the phase has only " + named.size() + " environments");
    }

    private void retention(String field, @Nullable RetentionPeriod period) {
        checks.that(
                period == null || period.quantityToKeep() >= 0,
                field + ".QuantityToKeep",
                "it is negative; it must be 0, which means forever, or more");
    }
}
