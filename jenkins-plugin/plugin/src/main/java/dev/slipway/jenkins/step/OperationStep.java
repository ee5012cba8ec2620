package dev.slipway.jenkins.step;

import dev.slipway.ci.CiOperation;
import dev.slipway.ci.Field;
import dev.slipway.jenkins.build.OperationCall;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;

/**
 * An operation and what was typed for it. Freestyle jobs have the same objects in their build steps. A property is a field of
 * {@link CiOperation#fields()}; what says the same as saying nothing is not kept.
 */
public abstract class OperationStep extends Step {
    /** Null in what Jenkins has read from a file that leaves it out. */
    private @Nullable Map<String, Object> values;

    /** What the step does. */
    public abstract CiOperation operation();

    /** What was typed, ready to run. */
    public OperationCall call() {
        return new OperationCall(operation(), values(), "", "");
    }

    @Override
    public StepExecution start(StepContext context) {
        return new WorkExecution(call(), context);
    }

    final Map<String, Object> values() {
        Map<String, Object> known = values;
        if (known == null) {
            known = new LinkedHashMap<>();
            values = known;
        }
        return known;
    }

    /** For the form; a list and a map, which only scripts give, as one would type them. */
    protected final String text(String field) {
        Object value = values().get(field);
        if (value instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).collect(Collectors.joining("\n"));
        }
        if (value instanceof Map<?, ?> named) {
            return named.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .collect(Collectors.joining("\n"));
        }
        return value == null ? operation().field(field).standard() : value.toString();
    }

    protected final boolean flag(String field) {
        return Boolean.parseBoolean(text(field));
    }

    protected final void set(String field, boolean value) {
        set(field, String.valueOf(value));
    }

    protected final void set(String field, @Nullable String typed) {
        Field known = operation().field(field);
        String value = typed == null ? "" : typed.strip();
        if (value.isEmpty() || value.equals(known.standard())) {
            values().remove(field);
        } else {
            values().put(field, value);
        }
    }
}
