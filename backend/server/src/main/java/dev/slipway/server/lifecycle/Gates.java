package dev.slipway.server.lifecycle;

import dev.slipway.api.Environment;
import dev.slipway.api.PhaseProgress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a release may be deployed, for one tenant or none: a pure function of the phases and of what has succeeded so
 * far (R4.5 to R4.11, R7.9). A later failure takes nothing back, for only successes are asked for.
 */
public final class Gates {
    private final List<Gate> gates;
    private final boolean isDefective;

    private Gates(List<Gate> gates, boolean isDefective) {
        this.gates = List.copyOf(gates);
        this.isDefective = isDefective;
    }

    /**
     * @param phases for a tenant: {@link EffectivePhase#within} its environments
     * @param succeeded ids of the environments in which this release has succeeded, for this tenant
     * @param isDefective whether the release has an unresolved defect
     */
    public static Gates of(List<EffectivePhase> phases, Set<String> succeeded, boolean isDefective) {
        var gates = new ArrayList<Gate>();
        boolean isReached = true;
        for (EffectivePhase phase : phases) {
            List<String> outstanding = phase.environments().stream()
                    .filter(id -> !succeeded.contains(id))
                    .toList();
            int successes = phase.environments().size() - outstanding.size();
            boolean isComplete = phase.environments().isEmpty() ? isReached : successes >= phase.required();
            PhaseProgress progress =
                    isComplete ? PhaseProgress.COMPLETE : isReached ? PhaseProgress.CURRENT : PhaseProgress.PENDING;
            boolean isBlocked = isDefective && !gates.isEmpty() && successes == 0;
            gates.add(new Gate(phase, progress, isReached, isBlocked, outstanding));
            isReached = isReached && (isComplete || phase.isOptional());
        }
        return new Gates(gates, isDefective);
    }

    /** One for each phase, in their order. */
    public List<Gate> all() {
        return gates;
    }

    /** Whether the release has an unresolved defect. */
    public boolean isDefective() {
        return isDefective;
    }

    /** The ids of the environments that the release may be deployed to, in the order of the phases. */
    public Set<String> openEnvironments() {
        var open = new LinkedHashSet<String>();
        gates.stream()
                .filter(Gate::isOpen)
                .forEach(gate -> open.addAll(gate.phase().environments()));
        return open;
    }

    /** The ids of the environments of current phases that have had no success yet. */
    public List<String> nextDeployments() {
        return gates.stream()
                .filter(Gate::isNext)
                .flatMap(gate -> gate.outstanding().stream())
                .distinct()
                .toList();
    }

    /** How many of {@link #nextDeployments} must succeed before a further mandatory phase opens; 0 when none must. */
    public int nextDeploymentsMinimumRequired() {
        return gates.stream()
                .filter(Gate::isNext)
                .filter(gate -> !gate.phase().isOptional())
                .mapToInt(Gate::stillRequired)
                .findFirst()
                .orElse(0);
    }

    /** The ids of the environments to deploy to by itself when the release is created (R4.11). */
    public List<String> automaticAtCreation() {
        return automatic(gates.stream().filter(Gate::isReached).toList());
    }

    /**
     * The ids of the environments to deploy to by itself after a success (R4.11).
     *
     * @param before the gates of the same phases without that success
     */
    public List<String> automaticSince(Gates before) {
        var opened = new ArrayList<Gate>();
        for (int i = 0; i < gates.size(); i++) {
            if (gates.get(i).isReached() && !before.gates.get(i).isReached()) {
                opened.add(gates.get(i));
            }
        }
        return automatic(opened);
    }

    /** An unresolved defect stops every automatic deployment (R7.9), and optional phases have none (R4.8). */
    private List<String> automatic(List<Gate> opened) {
        return opened.stream()
                .filter(gate -> !isDefective && !gate.phase().isOptional())
                .flatMap(gate -> gate.phase().automatic().stream().filter(gate.outstanding()::contains))
                .distinct()
                .toList();
    }

    /** Whether deployments to the environment come before others, unless they say themselves what they want (R7.29). */
    public boolean isPriority(Environment environment) {
        return gates.stream()
                .map(Gate::phase)
                .anyMatch(phase -> phase.isPriority() && phase.environments().contains(environment.id()));
    }

    /** Why the release may not be deployed to an environment, naming the phase in the way; empty when it may (R4.10). */
    public Optional<String> refusal(Environment environment) {
        if (openEnvironments().contains(environment.id())) {
            return Optional.empty();
        }
        Optional<Gate> closed = gates.stream()
                .filter(gate -> gate.phase().environments().contains(environment.id()))
                .findFirst();
        if (closed.isEmpty()) {
            return Optional.of("The environment " + environment.name()
                    + " is in no phase of the lifecycle that the release follows.");
        }
        String phase = closed.get().phase().name();
        if (closed.get().isBlocked()) {
            return Optional.of("The release cannot be deployed to " + environment.name()
                    + ": an unresolved defect keeps it out of the phase " + phase + ".");
        }
        String inTheWay = gates.stream()
                .filter(gate -> gate.isReached() && gate.progress() == PhaseProgress.CURRENT)
                .filter(gate -> !gate.phase().isOptional())
                .findFirst()
                .map(gate -> gate.phase().name())
                .orElseThrow();
        return Optional.of("The release cannot be deployed to " + environment.name() + " yet: the phase " + inTheWay
                + " must be completed before the phase " + phase + ".");
    }
}
