package dev.slipway.server.health;

import dev.slipway.api.Machine;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.task.NewTask;
import dev.slipway.server.task.NewTaskBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a health task (R2.16). Official clients send a {@code Timeout} and more along; connections have their
 * own time limits here.
 *
 * @param machineIds empty for all targets that are enabled
 * @param environmentId empty for all environments
 */
record HealthRequest(List<String> machineIds, String environmentId) {
    static final String TASK = "Health";

    private static final String MACHINE_IDS = "MachineIds";
    private static final String ENVIRONMENT_ID = "EnvironmentId";
    private static final String RESTRICTED_TO = "RestrictedTo";

    /** What a check of targets alone may be restricted to, as the keys of a comparison in any case. */
    private static final Set<String> TARGETS = Set.of("", "deploymenttargets", "unlimited");

    HealthRequest {
        machineIds = List.copyOf(machineIds);
    }

    /** @throws Invalid naming an argument that is not of the right kind */
    static HealthRequest of(Map<String, Object> arguments) {
        var inAnyCase = new TreeMap<String, @Nullable Object>(String.CASE_INSENSITIVE_ORDER);
        inAnyCase.putAll(arguments);
        String restriction = text(RESTRICTED_TO, inAnyCase.get(RESTRICTED_TO));
        if (!TARGETS.contains(restriction.toLowerCase(Locale.ROOT))) {
            throw new Invalid(
                    RESTRICTED_TO,
                    "RestrictedTo '" + Checks.quote(restriction)
                            + "' cannot be checked here; allowed: DeploymentTargets, Unlimited");
        }
        return new HealthRequest(
                texts(MACHINE_IDS, inAnyCase.get(MACHINE_IDS)), text(ENVIRONMENT_ID, inAnyCase.get(ENVIRONMENT_ID)));
    }

    private static String text(String name, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof String text) {
            return text.strip();
        }
        throw new Invalid(name, name + " must be a text");
    }

    private static List<String> texts(String name, @Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw new Invalid(name, name + " must be a list of ids");
        }
        var texts = new ArrayList<String>();
        for (Object item : list) {
            if (!(item instanceof String text)) {
                throw new Invalid(name, name + " must be a list of ids");
            }
            texts.add(text.strip());
        }
        return texts;
    }

    /** Disabled targets are checked only when they are named (R2.11). */
    boolean isFor(Machine target) {
        boolean isNamed = machineIds.isEmpty() ? !target.isDisabled() : machineIds.contains(target.id());
        return isNamed && (environmentId.isEmpty() || target.environmentIds().contains(environmentId));
    }

    /**
     * One at a time in a space, so that many new targets that do not answer leave the other places of the queue to
     * deployments.
     */
    NewTask task(SpaceId space, String description) {
        var arguments = new LinkedHashMap<String, Object>();
        arguments.put(MACHINE_IDS, machineIds);
        if (!environmentId.isEmpty()) {
            arguments.put(ENVIRONMENT_ID, environmentId);
        }
        return NewTaskBuilder.builder()
                .space(space)
                .name(TASK)
                .description(description)
                .environmentId(environmentId.isEmpty() ? null : environmentId)
                .arguments(arguments)
                .concurrencyTag("health/" + space.value())
                .build();
    }
}
