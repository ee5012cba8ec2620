package dev.slipway.teamcity.server.form;

import dev.slipway.ci.Field;
import dev.slipway.ci.FieldKind;
import dev.slipway.teamcity.StepKeys;
import dev.slipway.teamcity.StepSettings;
import dev.slipway.teamcity.StepType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The form of one step, for the JSPs: they make it, tell it the operation and what is set, and ask it for rows. */
public final class StepForm {
    private static final List<String> ADVANCED = List.of(
            "gitRef",
            "gitCommit",
            "gitResources",
            "customFields",
            "ignoreChannelRules",
            "linkToBuild",
            "releaseNotesFromChanges",
            "skipSteps",
            "targets",
            "excludedTargets",
            "guidedFailure",
            "forcePackageDownload",
            "deployAt",
            "expiresAt",
            "dryRun",
            "cancelOnAbort",
            "streamLog",
            "failOn",
            "delta",
            "parallel",
            "title",
            "description",
            "authors",
            "snapshot",
            "branch",
            "commit",
            "repositoryUrl");

    private StepType type = StepType.PACK;
    private StepSettings settings = StepSettings.of(StepType.PACK, Map.of());

    /** The key of an operation. */
    public void setOperationKey(String key) {
        type = Stream.of(StepType.values())
                .filter(candidate -> candidate.operation().key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no operation '" + key + "'"));
    }

    /**
     * What is set in the step, which is completed, for TeamCity's tags show what they find there: what is under keys of the
     * official Octopus plugin is added under this plugin's, and what an empty field means is written out. Otherwise saving a
     * step that was made as code would change it.
     */
    public void setProperties(Map<String, String> properties) {
        settings = StepSettings.of(type, properties);
        new LinkedHashMap<>(settings.properties()).forEach(properties::putIfAbsent);
        for (Field field : type.operation().fields()) {
            String key = StepKeys.of(field);
            if (settings.text(key).isEmpty() && !field.standard().isEmpty()) {
                properties.put(key, field.standard());
            } else if (field.kind() == FieldKind.CHOICE || field.kind() == FieldKind.FLAG) {
                properties.computeIfPresent(key, (same, value) -> asInForm(field, value.strip()));
            }
        }
        settings = StepSettings.of(type, properties);
    }

    private static String asInForm(Field field, String value) {
        List<String> known = field.kind() == FieldKind.FLAG ? List.of("true", "false") : field.choices();
        return known.stream()
                .filter(one -> one.equalsIgnoreCase(value))
                .findFirst()
                .orElse(value);
    }

    public String getTitle() {
        return type.operation().title();
    }

    public boolean isServerNeeded() {
        return type.needsServer();
    }

    /** Whether the step leaves files that may become artifacts. */
    public boolean isPacking() {
        return type == StepType.PACK;
    }

    public List<FormField> getFields() {
        return fields(field -> !ADVANCED.contains(field.name()));
    }

    /** Those that TeamCity hides until one asks for them. */
    public List<FormField> getAdvancedFields() {
        return fields(field -> ADVANCED.contains(field.name()));
    }

    /** All with something in them, in the order of the form. */
    public List<FormField> getFilledFields() {
        return type.operation().fields().stream()
                .map(this::formField)
                .filter(field -> !field.getValue().isEmpty())
                .toList();
    }

    public List<String> getNotCarriedOver() {
        return settings.notCarriedOver();
    }

    public String getConnectionId() {
        return settings.connectionId();
    }

    public String getUrl() {
        return settings.text(StepKeys.URL);
    }

    private List<FormField> fields(Predicate<Field> which) {
        return type.operation().fields().stream()
                .filter(which)
                .map(this::formField)
                .toList();
    }

    private FormField formField(Field field) {
        return new FormField(type.operation(), field, settings.text(StepKeys.of(field)));
    }
}
