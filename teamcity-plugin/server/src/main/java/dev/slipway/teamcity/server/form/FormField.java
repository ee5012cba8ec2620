package dev.slipway.teamcity.server.form;

import dev.slipway.ci.CiOperation;
import dev.slipway.ci.Field;
import dev.slipway.ci.Suggestions;
import dev.slipway.teamcity.StepKeys;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A field of a form, with the getters that the expressions of JSPs need. */
public final class FormField {
    private final CiOperation operation;
    private final Field field;
    private final String value;

    FormField(CiOperation operation, Field field, String value) {
        this.operation = operation;
        this.field = field;
        this.value = value;
    }

    public String getKey() {
        return StepKeys.of(field);
    }

    public String getLabel() {
        return field.label();
    }

    public String getHelp() {
        return field.help();
    }

    public boolean isRequired() {
        return field.isRequired();
    }

    /** Also what is set now, which may refer to a parameter: a form must not change what nobody touches. */
    public List<String> getChoices() {
        return value.isEmpty() || field.choices().contains(value)
                ? field.choices()
                : Stream.concat(Stream.of(value), field.choices().stream()).toList();
    }

    /** Stripped; empty for nothing. */
    public String getValue() {
        return value;
    }

    /** {@code line}, {@code lines}, {@code flag} or {@code choice}. */
    public String getControl() {
        return switch (field.kind()) {
            case TEXT, NUMBER, DURATION, INSTANT -> "line";
            case PARAGRAPH, LIST, MAP -> "lines";
            case FLAG -> isFlag() ? "flag" : "line";
            case CHOICE -> "choice";
        };
    }

    /** A box cannot show a reference to a parameter. */
    private boolean isFlag() {
        return value.isEmpty() || value.equals("true") || value.equals("false");
    }

    /** The kind of names that the server can be asked for, as {@link NamesController} wants it; empty for none. */
    public String getSuggestions() {
        return Suggestions.of(operation, field)
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .orElse("");
    }
}
