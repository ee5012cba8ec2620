package dev.slipway.bamboo.form;

import dev.slipway.bamboo.task.TaskInputs;
import dev.slipway.ci.CiOperation;
import dev.slipway.ci.Field;
import dev.slipway.ci.FieldKind;
import dev.slipway.ci.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The form of an operation as {@code task-edit.ftl} draws it: sections of fields, in plain maps and lists, for Bamboo 12 lets a
 * template call no methods of a plugin's classes.
 */
final class FormModel {
    private static final String WAIT = "wait";
    private static final Set<String> ABOUT_WAITING =
            Set.of("timeout", "cancelOnTimeout", "cancelOnAbort", "streamLog", "failOn");

    private FormModel() {}

    /** Controls have a prefix: names such as {@code project} and {@code title} mean something to Bamboo's own pages. */
    static String control(String field) {
        return "slipway_" + field;
    }

    /** One section, and a second one with what matters only when the task waits. */
    static List<Map<String, Object>> sections(CiOperation operation) {
        boolean mayWait =
                operation.fields().stream().anyMatch(field -> field.name().equals(WAIT));
        List<Map<String, Object>> always = new ArrayList<>();
        List<Map<String, Object>> whenWaiting = new ArrayList<>();
        for (Field field : operation.fields()) {
            boolean isAboutWaiting = mayWait && ABOUT_WAITING.contains(field.name());
            (isAboutWaiting ? whenWaiting : always).add(describe(operation, field));
        }
        var sections = new ArrayList<Map<String, Object>>();
        sections.add(Map.of("fields", always));
        if (!whenWaiting.isEmpty()) {
            sections.add(Map.of("fields", whenWaiting, "dependsOn", control(WAIT)));
        }
        return sections;
    }

    private static Map<String, Object> describe(CiOperation operation, Field field) {
        boolean hasDefaultInDeployments = TaskInputs.variable(operation, field.name()) != null;
        var described = new LinkedHashMap<String, Object>();
        described.put("name", field.name());
        described.put("control", control(field.name()));
        described.put("kind", field.kind().name());
        described.put("label", field.label());
        described.put(
                "help",
                hasDefaultInDeployments
                        ? field.help() + " In a deployment project, empty means what Bamboo deploys, and where."
                        : field.help());
        described.put("required", field.isRequired() && !hasDefaultInDeployments);
        described.put("choices", field.choices());
        described.put("placeholder", field.kind() == FieldKind.FLAG ? "" : field.standard());
        described.put("offersChoices", Suggestions.of(operation, field).isPresent());
        return described;
    }
}
