package dev.slipway.jenkins.step;

import dev.slipway.ci.CiOperation;
import dev.slipway.ci.Field;
import dev.slipway.ci.Suggestions;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jspecify.annotations.Nullable;

/** A step for an operation. Its form is drawn from the operation's fields. */
public abstract class OperationDescriptor extends OperationForm {
    private static final List<String> OF_SERVER = List.of("server", "credentialsId");
    private static final Set<String> SIMPLE = Set.of(
            "version", "format", "basePath", "includes", "overwriteMode", "channel", "deployTo", "variables", "wait");

    private final String function;

    OperationDescriptor(CiOperation operation, String function) {
        super(operation);
        this.function = function;
    }

    @Override
    public final String getFunctionName() {
        return function;
    }

    @Override
    public final String getDisplayName() {
        return "Slipway: " + operation().title();
    }

    @Override
    public final Set<? extends Class<?>> getRequiredContext() {
        return isOnFiles()
                ? Set.of(Run.class, TaskListener.class, EnvVars.class, FilePath.class)
                : Set.of(Run.class, TaskListener.class, EnvVars.class);
    }

    private boolean isOnFiles() {
        return operation() == CiOperation.PACK || operation() == CiOperation.PUSH;
    }

    /**
     * Takes what a script says as it is: a list where a form has lines, a map where it has {@code name=value}, numbers and
     * flags in place of texts.
     */
    @Override
    public final Step newInstance(Map<String, Object> arguments) throws Exception {
        var ofServer = new LinkedHashMap<String, Object>();
        var ofOperation = new LinkedHashMap<String, Object>();
        for (Map.Entry<String, Object> argument : arguments.entrySet()) {
            String name = argument.getKey();
            if (isServerNeeded() && OF_SERVER.contains(name)) {
                ofServer.put(name, argument.getValue());
            } else if (fields().anyMatch(name::equals)) {
                ofOperation.put(name, plain(name, argument.getValue()));
            } else {
                throw new IllegalArgumentException(
                        function + " has no parameter '" + name + "'; it has " + String.join(", ", parameters()));
            }
        }
        var step = (OperationStep) super.newInstance(ofServer);
        ofOperation.values().removeIf(""::equals);
        step.values().putAll(ofOperation);
        return step;
    }

    /** A copy of texts only, which Jenkins can store; empty for null. */
    private Object plain(String name, @Nullable Object value) {
        if (value instanceof Collection<?> several) {
            var texts = new ArrayList<String>();
            several.forEach(one -> texts.add(text(name, one)));
            return texts;
        }
        if (value instanceof Map<?, ?> named) {
            var texts = new LinkedHashMap<String, String>();
            named.forEach((key, one) -> texts.put(text(name, key), text(name, one)));
            return texts;
        }
        return value == null ? "" : value.toString();
    }

    private String text(String name, @Nullable Object one) {
        if (one == null) {
            throw new IllegalArgumentException(function + ": there is a null in '" + name + "'");
        }
        return one.toString();
    }

    private boolean isServerNeeded() {
        return operation() != CiOperation.PACK;
    }

    private Stream<String> fields() {
        return operation().fields().stream().map(Field::name);
    }

    /** All that a script may say. */
    public final Set<String> parameters() {
        var all = new LinkedHashSet<>(isServerNeeded() ? OF_SERVER : List.of());
        fields().forEach(all::add);
        return all;
    }

    /** For the form: what most jobs need, in order. */
    public final List<String> getMainFields() {
        return operation().fields().stream()
                .filter(this::isMain)
                .map(Field::name)
                .toList();
    }

    /** For the form: the rest. */
    public final List<String> getOtherFields() {
        return operation().fields().stream()
                .filter(field -> !isMain(field))
                .map(Field::name)
                .toList();
    }

    private boolean isMain(Field field) {
        return field.isRequired() || SIMPLE.contains(field.name());
    }

    /** For the form: whether there is a server to choose. */
    public final boolean isWithServer() {
        return isServerNeeded();
    }

    /** For the form. */
    public final String label(String field) {
        return operation().field(field).label();
    }

    /** For the form. */
    public final String standard(String field) {
        return operation().field(field).standard();
    }

    /** For the form: {@code checkbox}, {@code select}, {@code textarea}, {@code combobox} or {@code textbox}. */
    public final String control(String field) {
        Field known = operation().field(field);
        return switch (known.kind()) {
            case FLAG -> "checkbox";
            case CHOICE -> "select";
            case PARAGRAPH, LIST, MAP -> "textarea";
            case TEXT, NUMBER, DURATION, INSTANT ->
                Suggestions.of(operation(), known).isPresent() ? "combobox" : "textbox";
        };
    }
}
