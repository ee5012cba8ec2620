package dev.slipway.server.variable;

import dev.slipway.server.persistence.Names;
import dev.slipway.server.variable.Judgement.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which value each variable has in one place (R6.3 to R6.8). A value applies if every dimension that it is limited in
 * matches; among those that apply the highest sum of weights wins, and among equals the later one.
 */
public final class VariableResolution {
    /** A role that the machine has and the step is aimed at weighs twice as much as one that it merely has. */
    private static final int TARGETED_ROLE = 2 * ScopeField.ROLE.weight();

    private final Map<String, List<Candidate>> candidates;
    private final ResolutionContext context;
    private final Map<String, Candidate> winners;

    private VariableResolution(
            Map<String, List<Candidate>> candidates, ResolutionContext context, Map<String, Candidate> winners) {
        this.candidates = candidates;
        this.context = context;
        this.winners = winners;
    }

    /** @param candidates in document order: of two that are as specific the later one wins */
    public static VariableResolution of(List<Candidate> candidates, ResolutionContext context) {
        var byName = new LinkedHashMap<String, List<Candidate>>();
        candidates.forEach(candidate -> byName.computeIfAbsent(candidate.key(), key -> new ArrayList<>())
                .add(candidate));
        var winners = new LinkedHashMap<String, Candidate>();
        byName.forEach((key, rivals) -> {
            int best = -1;
            for (Candidate rival : rivals) {
                int rank = applies(rival, context) ? rank(rival, context) : -1;
                if (rank >= best && rank >= 0) {
                    best = rank;
                    winners.put(key, rival);
                }
            }
        });
        return new VariableResolution(byName, context, winners);
    }

    private static boolean applies(Candidate candidate, ResolutionContext context) {
        return candidate.scope().entrySet().stream()
                .allMatch(limit -> matches(limit.getKey(), limit.getValue(), context));
    }

    private static boolean matches(ScopeField field, List<String> wanted, ResolutionContext context) {
        Set<String> present = context.in(field);
        return wanted.stream().anyMatch(present::contains);
    }

    private static int rank(Candidate candidate, ResolutionContext context) {
        return candidate.owner().weight()
                + candidate.scope().entrySet().stream()
                        .mapToInt(limit -> weight(limit.getKey(), limit.getValue(), context))
                        .sum();
    }

    private static int weight(ScopeField field, List<String> wanted, ResolutionContext context) {
        return field == ScopeField.ROLE && isTargeted(wanted, context) ? TARGETED_ROLE : field.weight();
    }

    private static boolean isTargeted(List<String> roles, ResolutionContext context) {
        Set<String> present = context.in(ScopeField.ROLE);
        return roles.stream()
                .anyMatch(role ->
                        present.contains(role) && context.targetedRoles().contains(role));
    }

    /** One value for each variable that has any here, in document order of the names. */
    public List<Candidate> winners() {
        return List.copyOf(winners.values());
    }

    /** The value of a variable, whose name may be written in any case; none when no value applies. */
    public Optional<Candidate> winner(String name) {
        return Optional.ofNullable(winners.get(Names.key(name)));
    }

    /** The names of all variables, as they were first written, also of those that have no value here. */
    List<String> names() {
        return candidates.values().stream()
                .map(rivals -> rivals.get(0).variable().name())
                .toList();
    }

    /** Every value of a variable and what became of it, the best first. */
    public List<Judgement> explain(String name) {
        Optional<Candidate> winner = winner(name);
        int best = winner.map(candidate -> rank(candidate, context)).orElse(0);
        return candidates.getOrDefault(Names.key(name), List.of()).stream()
                .map(candidate -> judge(candidate, winner, best))
                .sorted(Comparator.comparing(Judgement::verdict)
                        .thenComparing(Judgement::rank, Comparator.reverseOrder()))
                .toList();
    }

    private Judgement judge(Candidate candidate, Optional<Candidate> winner, int best) {
        List<String> obstacles = candidate.scope().entrySet().stream()
                .filter(limit -> !matches(limit.getKey(), limit.getValue(), context))
                .map(limit -> obstacle(limit.getKey(), limit.getValue()))
                .toList();
        if (!obstacles.isEmpty()) {
            return new Judgement(candidate, Verdict.DOES_NOT_APPLY, 0, String.join("; ", obstacles));
        }
        int rank = rank(candidate, context);
        Verdict verdict = winner.filter(candidate::equals).isPresent()
                ? Verdict.WINS
                : rank == best ? Verdict.TIES : Verdict.LOSES;
        return new Judgement(candidate, verdict, rank, merits(candidate));
    }

    private String obstacle(ScopeField field, List<String> wanted) {
        Set<String> present = context.in(field);
        return "only for " + field.wireName() + " " + String.join(", ", wanted) + ", and here it is "
                + (present.isEmpty()
                        ? "none"
                        : String.join(", ", present.stream().sorted().toList()));
    }

    private String merits(Candidate candidate) {
        var merits = new ArrayList<String>();
        candidate.scope().forEach((field, wanted) -> {
            int weight = weight(field, wanted, context);
            merits.add((weight == field.weight() ? "" : "targeted ") + field.wireName() + " " + weight);
        });
        if (candidate.owner().weight() > 0) {
            merits.add("project " + candidate.owner().weight());
        }
        return merits.isEmpty() ? "not limited" : String.join(" + ", merits);
    }

    /** Variables with several values that are equally specific here, each with these values, the winner last (R6.7). */
    public Map<String, List<Candidate>> ties() {
        var ties = new LinkedHashMap<String, List<Candidate>>();
        winners.forEach((key, winner) -> {
            int best = rank(winner, context);
            List<Candidate> equals = candidates.getOrDefault(key, List.of()).stream()
                    .filter(rival -> applies(rival, context) && rank(rival, context) == best)
                    .toList();
            if (equals.size() > 1) {
                ties.put(winner.variable().name(), equals);
            }
        });
        return Collections.unmodifiableMap(ties);
    }
}
