package dev.slipway.bamboo.task;

import dev.slipway.ci.CiOperation;
import dev.slipway.ci.Inputs;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A task's configuration as inputs of its operation. In a deployment project some fields may be left empty: what Bamboo deploys
 * is what Slipway deploys, and to the environment of the same name.
 */
public final class TaskInputs {
    private static final Map<CiOperation, Map<String, String>> OF_DEPLOYMENT = Map.of(
            CiOperation.DEPLOY, Map.of("version", "deploy.version", "environments", "deploy.environment"),
            CiOperation.PROMOTE, Map.of("to", "deploy.environment"),
            CiOperation.RUNBOOK, Map.of("environments", "deploy.environment"));

    private TaskInputs() {}

    /** The variable that stands for an empty field in a deployment project; null where an empty field means nothing special. */
    public static @Nullable String variable(CiOperation operation, String field) {
        return OF_DEPLOYMENT.getOrDefault(operation, Map.of()).get(field);
    }

    /** For a form and for Specs, which do not know yet what variables will be. */
    public static Inputs ofForm(CiOperation operation, Map<String, String> configuration) {
        return inputs(operation, configuration, BambooVariables::reference)
                .withReferences(BambooVariables::isReference);
    }

    static Inputs ofBuild(CiOperation operation, Map<String, String> configuration, BambooVariables variables) {
        return inputs(operation, configuration, variables::get);
    }

    private static Inputs inputs(
            CiOperation operation, Map<String, String> configuration, Function<String, String> value) {
        var texts = new HashMap<String, String>();
        operation.fields().forEach(field -> {
            String typed = configuration.getOrDefault(field.name(), "");
            @Nullable String variable = variable(operation, field.name());
            texts.put(field.name(), typed.isBlank() && variable != null ? value.apply(variable) : typed);
        });
        return Inputs.of(texts);
    }
}
