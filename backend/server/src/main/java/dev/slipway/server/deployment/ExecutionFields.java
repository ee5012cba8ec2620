package dev.slipway.server.deployment;

import dev.slipway.api.ExecutionCommand;
import dev.slipway.api.ExecutionPriority;
import dev.slipway.api.ExecutionResource;
import dev.slipway.server.persistence.Names;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What deployments and runbook runs have in common in how they are asked for (R7.13).
 *
 * @param specificMachines ids, slugs or names, as the next
 * @param skippedSteps ids, slugs or names of actions
 * @param useGuidedFailure null for what project and environment say
 * @param runAt null for now
 * @param noRunAfter null for the default (R7.15)
 * @param prompted by variable id, name or label
 * @param spelling for refusals, which name the fields as the sender wrote them
 */
@RecordBuilder
public record ExecutionFields(
        String comments,
        boolean forcePackageDownload,
        boolean forcePackageRedeployment,
        List<String> specificMachines,
        List<String> excludedMachines,
        List<String> skippedSteps,
        @Nullable Boolean useGuidedFailure,
        ExecutionPriority priority,
        @Nullable Instant runAt,
        @Nullable Instant noRunAfter,
        Map<String, String> prompted,
        Spelling spelling)
        implements ExecutionFieldsBuilder.With {
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration FURTHEST = Duration.ofDays(30);
    private static final Duration DEFAULT_PATIENCE = Duration.ofDays(1);
    private static final int LONGEST_COMMENTS = 100_000;

    /** With nothing but defaults. */
    public static final ExecutionFields NONE = new ExecutionFields(
            "",
            false,
            false,
            List.of(),
            List.of(),
            List.of(),
            null,
            ExecutionPriority.LIFECYCLE_DEFAULT,
            null,
            null,
            Map.of(),
            Spelling.RESOURCE);

    /** What a request calls its fields that name machines, steps and times. */
    public enum Spelling {
        RESOURCE("SpecificMachineIds", "ExcludedMachineIds", "SkipActions", "QueueTime", "QueueTimeExpiry"),
        COMMAND("SpecificMachineNames", "ExcludedMachineNames", "SkipStepNames", "RunAt", "NoRunAfter");

        private final String specificMachines;
        private final String excludedMachines;
        private final String skippedSteps;
        private final String runAt;
        private final String noRunAfter;

        Spelling(
                String specificMachines,
                String excludedMachines,
                String skippedSteps,
                String runAt,
                String noRunAfter) {
            this.specificMachines = specificMachines;
            this.excludedMachines = excludedMachines;
            this.skippedSteps = skippedSteps;
            this.runAt = runAt;
            this.noRunAfter = noRunAfter;
        }

        String specificMachines() {
            return specificMachines;
        }

        String excludedMachines() {
            return excludedMachines;
        }

        String skippedSteps() {
            return skippedSteps;
        }
    }

    /** As the commands have them, which know no comments. */
    public static ExecutionFields of(ExecutionCommand command) {
        return ExecutionFieldsBuilder.builder(NONE)
                .forcePackageDownload(command.forcePackageDownload())
                .forcePackageRedeployment(command.forcePackageRedeployment())
                .specificMachines(command.specificMachineNames())
                .excludedMachines(command.excludedMachineNames())
                .skippedSteps(command.skipStepNames())
                .useGuidedFailure(command.useGuidedFailure())
                .priority(command.priority())
                .runAt(command.runAt())
                .noRunAfter(command.noRunAfter())
                .prompted(command.variables())
                .spelling(Spelling.COMMAND)
                .build();
    }

    /** As a client sends a deployment or a run, or as an earlier one was. */
    public static ExecutionFields of(ExecutionResource draft) {
        return new ExecutionFields(
                draft.comments(),
                draft.forcePackageDownload(),
                draft.forcePackageRedeployment(),
                draft.specificMachineIds(),
                draft.excludedMachineIds(),
                draft.skipActions(),
                draft.useGuidedFailure(),
                draft.priority(),
                draft.queueTime(),
                draft.queueTimeExpiry(),
                draft.formValues(),
                Spelling.RESOURCE);
    }

    /**
     * With times to the millisecond, and none where the start is now.
     *
     * @throws Invalid when the times make no sense (R7.15)
     */
    public ExecutionFields checked(Instant now) {
        Instant start = runAt == null || runAt.isBefore(now.plus(SOON)) ? null : runAt.truncatedTo(ChronoUnit.MILLIS);
        Instant end = noRunAfter == null ? null : noRunAfter.truncatedTo(ChronoUnit.MILLIS);
        Instant earliest = start == null ? now : start;
        new Checks()
                .that(
                        !earliest.isAfter(now.plus(FURTHEST)),
                        spelling.runAt,
                        spelling.runAt + " is " + earliest + "; it can be 30 days ahead at most")
                .that(
                        end == null || end.isAfter(earliest),
                        spelling.noRunAfter,
                        spelling.noRunAfter + " is " + end + "; it must be after the start, " + earliest)
                .that(
                        comments.length() <= LONGEST_COMMENTS,
                        "Comments",
                        "Comments is longer than " + LONGEST_COMMENTS + " characters")
                .orThrow();
        return withRunAt(start).withNoRunAfter(end == null && start != null ? start.plus(DEFAULT_PATIENCE) : end);
    }

    /**
     * The ids of what is named.
     *
     * @param kind the resource in the singular, such as {@code step}
     * @throws Invalid naming what is not there
     */
    static <T> List<String> ids(
            String field,
            String kind,
            List<String> named,
            List<T> there,
            BiPredicate<T, String> isMeant,
            Function<T, String> id) {
        var ids = new ArrayList<String>();
        var problems = new ArrayList<String>();
        for (String name : named) {
            List<String> found = there.stream()
                    .filter(one -> isMeant.test(one, name))
                    .map(id)
                    .toList();
            if (found.isEmpty()) {
                problems.add(field + ": there is no " + kind + " '" + Checks.quote(name) + "'");
            }
            ids.addAll(found);
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return ids.stream().distinct().toList();
    }

    static boolean isOneOf(String wanted, String id, String slug, String name) {
        String text = wanted.strip();
        return text.equals(id) || Names.same(text, slug) || Names.same(text, name);
    }
}
