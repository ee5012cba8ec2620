package dev.slipway.server.deployment.plan;

import dev.slipway.api.Action;
import dev.slipway.api.PropertyValue;
import dev.slipway.api.Step;
import dev.slipway.server.deployment.plan.PlannedAction.Location;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What the properties of a step and its actions say about where and how widely it runs.
 *
 * @param roles target tags (R5.4)
 * @param window at most so many targets at once (R5.9, R5.11)
 * @param actions those that are not disabled
 */
record StepShape(List<String> roles, int window, List<Action> actions) {
    static final String ROLES = "Octopus.Action.TargetRoles";
    static final String WINDOW = "Octopus.Action.MaxParallelism";
    static final String RUN_ON_SERVER = "Octopus.Action.RunOnServer";
    static final int DEFAULT_WINDOW = 10;

    private static final int LARGEST_WINDOW = 10_000;
    private static final Set<String> IN_THE_SERVER = Set.of(
            "Octopus.Manual", "Octopus.Email", "Octopus.DeployRelease", "Octopus.HealthCheck", "Octopus.HttpRequest");
    private static final Set<String> ON_TARGETS = Set.of(
            "Octopus.TentaclePackage",
            "Octopus.TransferPackage",
            "Octopus.IIS",
            "Octopus.WindowsService",
            "Octopus.TomcatDeploy",
            "Octopus.TomcatState",
            "Octopus.WildFlyDeploy",
            "Octopus.WildFlyState",
            "Octopus.JavaArchive",
            "Octopus.Nginx");

    /** @param evaluate gives the value of a text with expressions */
    static StepShape of(Step step, UnaryOperator<String> evaluate) {
        List<Action> actions =
                step.actions().stream().filter(action -> !action.isDisabled()).toList();
        List<String> roles = Stream.of(evaluate.apply(property(step, ROLES)).split(","))
                .map(String::strip)
                .filter(role -> !role.isEmpty())
                .distinct()
                .toList();
        return new StepShape(roles, window(evaluate.apply(property(step, WINDOW)), parallelism(evaluate)), actions);
    }

    /** Some clients put the properties of a step with one action on that action. */
    private static String property(Step step, String name) {
        return Stream.concat(
                        Stream.of(step.properties()), step.actions().stream().map(Action::properties))
                .map(properties -> property(properties, name))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    static String property(Map<String, PropertyValue> properties, String name) {
        PropertyValue value = properties.get(name);
        return Objects.requireNonNullElse(value, PropertyValue.of("")).asText().strip();
    }

    /** What the variable of this name says of steps that say nothing, and of how many steps run side by side (R5.9). */
    static int parallelism(UnaryOperator<String> evaluate) {
        return window(evaluate.apply("#{" + WINDOW + "}"), DEFAULT_WINDOW);
    }

    /** What is not a number from 1 says nothing. */
    private static int window(String text, int otherwise) {
        String number = text.strip();
        if (!number.matches("[0-9]{1,9}")) {
            return otherwise;
        }
        int window = Integer.parseInt(number);
        return window == 0 ? otherwise : Math.min(window, LARGEST_WINDOW);
    }

    /** Where the work of an action of the step is done (R2.33, R2.34, R5.22). */
    Location locationOf(Action action, UnaryOperator<String> evaluate) {
        if (IN_THE_SERVER.contains(action.actionType())) {
            return Location.SERVER;
        }
        if (ON_TARGETS.contains(action.actionType())) {
            return Location.TARGET;
        }
        String runOnServer = evaluate.apply(property(action.properties(), RUN_ON_SERVER));
        if (runOnServer.equalsIgnoreCase("true")) {
            return roles.isEmpty() ? Location.WORKER : Location.WORKER_FOR_EACH_TARGET;
        }
        return runOnServer.isEmpty() && roles.isEmpty() ? Location.WORKER : Location.TARGET;
    }

    /** Whether the step goes from target to target: for its actions' sake, or because it is a rolling one (R5.12). */
    boolean isForTargets(UnaryOperator<String> evaluate) {
        boolean isRolling = actions.size() > 1 && !roles.isEmpty();
        return isRolling
                || actions.stream()
                        .map(action -> locationOf(action, evaluate))
                        .anyMatch(
                                location -> location == Location.TARGET || location == Location.WORKER_FOR_EACH_TARGET);
    }
}
