package dev.slipway.server.process;

import static dev.slipway.server.problem.Checks.quote;

import dev.slipway.api.Action;
import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.PackageReference;
import dev.slipway.api.PropertyValue;
import dev.slipway.api.Step;
import dev.slipway.server.persistence.Names;
import dev.slipway.server.problem.Checks;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a process must be to be stored (R5.1, R5.2). What an action does with its properties is not judged here. */
final class ProcessRules {
    static final int MOST_STEPS = 500;
    static final int MOST_ACTIONS = 1_000;
    static final int LONGEST_PROPERTY_NAME = 500;
    /** In characters: scripts are properties. */
    static final int LONGEST_PROPERTY = 2_000_000;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    private final Checks checks = new Checks();
    private final Map<ReferenceKind, Set<String>> allowed;
    private final Set<String> ids = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    private ProcessRules(Map<ReferenceKind, Set<String>> allowed) {
        this.allowed = allowed;
    }

    /**
     * @param process with its defaults filled in
     * @param allowed what its actions may point to
     */
    static void check(DeploymentProcess process, Map<ReferenceKind, Set<String>> allowed) {
        var rules = new ProcessRules(allowed);
        rules.sizes(process);
        for (int i = 0; i < process.steps().size(); i++) {
            rules.step("Steps[" + i + "]", process.steps().get(i));
        }
        rules.checks.orThrow();
    }

    private void sizes(DeploymentProcess process) {
        int steps = process.steps().size();
        int actions =
                process.steps().stream().mapToInt(step -> step.actions().size()).sum();
        new Checks()
                .that(steps <= MOST_STEPS, "Steps", "Steps has " + steps + " elements; at most " + MOST_STEPS + " fit")
                .that(
                        actions <= MOST_ACTIONS,
                        "Actions",
                        "The process has " + actions + " Actions; at most " + MOST_ACTIONS + " fit")
                .orThrow();
    }

    private void step(String place, Step step) {
        id(place, step.id());
        checks.name(place + ".Name", step.name());
        checks.that(
                !step.actions().isEmpty(),
                place + ".Actions",
                "The step '" + quote(step.name()) + "' has no Actions; it must have at least one");
        properties(place, step.properties());
        var own = new LinkedHashSet<String>();
        for (int i = 0; i < step.actions().size(); i++) {
            Action action = step.actions().get(i);
            action(place + ".Actions[" + i + "]", action);
            boolean isNew = own.add(Names.key(action.name()));
            checks.that(isNew, place, clash(action.name()));
        }
        own.add(Names.key(step.name()));
        own.forEach(name -> checks.that(names.add(name), place, clash(name)));
    }

    /** Variables index steps and actions by their names, so these must tell them apart. */
    private static String clash(String name) {
        return "There is more than one step or action called '" + quote(name) + "'; their names must differ";
    }

    private void action(String place, Action action) {
        id(place, action.id());
        checks.name(place + ".Name", action.name());
        checks.that(
                !action.actionType().isEmpty() && action.actionType().length() <= Checks.LONGEST_NAME,
                place + ".ActionType",
                place + ".ActionType '" + quote(action.actionType()) + "' must have 1 to " + Checks.LONGEST_NAME
                        + " characters, such as Octopus.Script");
        references(place, action);
        properties(place, action.properties());
        packages(place, action.packages());
    }

    private void id(String place, String id) {
        checks.that(
                ID.matcher(id).matches(),
                place + ".Id",
                place + ".Id '" + quote(id) + "' must have 1 to 100 letters, digits, dashes, dots, colons or"
                        + " underscores; leave it empty to be given one");
        checks.that(
                ids.add(id), place + ".Id", place + ".Id '" + quote(id) + "' is used twice; leave it empty for a copy");
    }

    private void references(String place, Action action) {
        for (ReferenceKind kind : ReferenceKind.values()) {
            for (ReferenceKind.Reference reference : kind.in(action)) {
                checks.that(
                        allowed.getOrDefault(kind, Set.of()).contains(reference.id()),
                        place + "." + reference.field(),
                        "there is no " + kind.words() + " '" + quote(reference.id()) + "'");
            }
        }
    }

    private void properties(String place, Map<String, PropertyValue> properties) {
        properties.forEach((name, value) -> {
            checks.that(
                    !name.isBlank() && name.length() <= LONGEST_PROPERTY_NAME,
                    place + ".Properties",
                    place + ".Properties: the name '" + quote(name) + "' must have 1 to " + LONGEST_PROPERTY_NAME
                            + " characters");
            checks.that(
                    length(value) <= LONGEST_PROPERTY,
                    place + ".Properties",
                    place + ".Properties: the value of '" + quote(name) + "' is longer than " + LONGEST_PROPERTY
                            + " characters");
        });
    }

    private static int length(PropertyValue value) {
        String secret =
                value instanceof PropertyValue.Secret sent ? sent.value().newValue() : null;
        return secret == null ? value.asText().length() : secret.length();
    }

    private void packages(String place, List<PackageReference> packages) {
        var references = new HashSet<String>();
        for (PackageReference reference : packages) {
            String name = reference.name();
            checks.that(
                    references.add(Names.key(name)),
                    place + ".Packages",
                    place + ".Packages: the reference name '" + quote(name) + "' is used twice");
            checks.that(
                    name.length() <= Checks.LONGEST_NAME
                            && reference.packageId().length() <= Checks.LONGEST_NAME,
                    place + ".Packages",
                    place + ".Packages: '" + quote(name) + "' has a name or package id longer than "
                            + Checks.LONGEST_NAME + " characters");
        }
    }
}
