package dev.slipway.server.process;

import dev.slipway.api.Action;
import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.PackageReference;
import dev.slipway.api.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Fills in what a client may leave out of a process: ids, slugs, and one of the two names of a step with one action
 * (R5.2). What it did say stays as it is.
 */
final class ProcessDefaults {
    private ProcessDefaults() {}

    static DeploymentProcess filled(DeploymentProcess draft) {
        List<Step> steps = draft.steps().stream().map(ProcessDefaults::filled).toList();
        var stepSlugs = new Slugs(steps.stream().map(Step::slug).toList());
        var actionSlugs = new Slugs(steps.stream()
                .flatMap(step -> step.actions().stream())
                .map(Action::slug)
                .toList());
        var slugged = new ArrayList<Step>();
        for (Step step : steps) {
            List<Action> actions = step.actions().stream()
                    .map(action -> action.withSlug(actionSlugs.next(action.name())))
                    .toList();
            slugged.add(step.withSlug(stepSlugs.next(step.name())).withActions(actions));
        }
        return draft.withSteps(slugged);
    }

    private static Step filled(Step step) {
        String name = step.name().strip();
        boolean isSingle = step.actions().size() == 1;
        if (name.isEmpty() && isSingle) {
            name = step.actions().get(0).name().strip();
        }
        String nameOfSingle = isSingle ? name : "";
        return step.withId(idOr(step.id()))
                .withName(name)
                .withActions(step.actions().stream()
                        .map(action -> filled(action, nameOfSingle))
                        .toList());
    }

    private static Action filled(Action action, String otherwise) {
        String name = action.name().strip();
        return PrimaryPackage.mirrored(action.withId(idOr(action.id()))
                .withName(name.isEmpty() ? otherwise : name)
                .withActionType(action.actionType().strip())
                .withPackages(
                        action.packages().stream().map(ProcessDefaults::filled).toList()));
    }

    private static PackageReference filled(PackageReference reference) {
        return reference
                .withId(idOr(reference.id()))
                .withName(reference.name().strip())
                .withPackageId(reference.packageId().strip());
    }

    private static String idOr(String given) {
        String id = given.strip();
        return id.isEmpty() ? UUID.randomUUID().toString() : id;
    }
}
