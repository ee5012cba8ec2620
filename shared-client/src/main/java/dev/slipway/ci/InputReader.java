package dev.slipway.ci;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads fields as their kinds say and collects what is wrong with them. */
final class InputReader {
    private final CiOperation operation;
    private final Inputs inputs;
    private final List<InputProblem> problems = new ArrayList<>();

    InputReader(CiOperation operation, Inputs inputs) {
        this.operation = operation;
        this.inputs = inputs;
    }

    List<InputProblem> problems() {
        return List.copyOf(problems);
    }

    void problem(Field field, String message) {
        problems.add(new InputProblem(field.name(), message));
    }

    boolean isUnknownYet(Field field) {
        return inputs.isUnknownYet(field.name());
    }

    /** Stripped; the field's standard when nothing was typed. */
    String text(Field given) {
        Field field = operation.field(given.name());
        String typed = typed(field);
        if (typed.isEmpty() && field.isRequired()) {
            problem(field, "Give the " + nameOf(field));
        }
        return typed.isEmpty() ? field.standard() : typed;
    }

    /** Null when nothing was typed and nothing is meant by that. */
    @Nullable String optional(Field field) {
        String text = text(field);
        return text.isEmpty() ? null : text;
    }

    List<String> list(Field given) {
        Field field = operation.field(given.name());
        Object value = inputs.value(field.name());
        List<String> items = value instanceof Collection<?> several
                ? stripped(several.stream().map(String::valueOf))
                : split(field);
        if (items.isEmpty() && field.isRequired() && !isUnknownYet(field)) {
            problem(field, "Give the " + nameOf(field));
        }
        return items.isEmpty() && !field.standard().isEmpty() ? List.of(field.standard()) : items;
    }

    /** Lines, or where there is but one line, what stands between commas. */
    private List<String> split(Field field) {
        String typed = typed(field);
        return stripped(typed.contains("\n") ? typed.lines() : Stream.of(typed.split(",", -1)));
    }

    private static List<String> stripped(Stream<String> items) {
        return items.map(String::strip).filter(item -> !item.isEmpty()).toList();
    }

    Map<String, String> map(Field given) {
        Field field = operation.field(given.name());
        var read = new LinkedHashMap<String, String>();
        if (inputs.value(field.name()) instanceof Map<?, ?> named) {
            named.forEach((name, value) -> read.put(String.valueOf(name).strip(), String.valueOf(value)));
            return read;
        }
        for (String line : typed(field).lines().toList()) {
            int equals = line.indexOf('=');
            if (line.isBlank()) {
                continue;
            }
            if (equals < 1) {
                if (!isUnknownYet(field)) {
                    problem(field, "'" + line.strip() + "' is not written name=value");
                }
                continue;
            }
            read.put(
                    line.substring(0, equals).strip(),
                    line.substring(equals + 1).strip());
        }
        return read;
    }

    boolean flag(Field given) {
        Field field = operation.field(given.name());
        String typed = typed(field);
        String meant = (typed.isEmpty() ? field.standard() : typed).toLowerCase(Locale.ROOT);
        if (!isUnknownYet(field) && !meant.equals("true") && !meant.equals("false")) {
            problem(field, "'" + typed + "' is neither true nor false");
        }
        return meant.equals("true");
    }

    int number(Field given) {
        Field field = operation.field(given.name());
        String typed = typed(field);
        int standard = Integer.parseInt(field.standard());
        if (typed.isEmpty() || isUnknownYet(field)) {
            return standard;
        }
        try {
            int number = Integer.parseInt(typed);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        problem(field, "'" + typed + "' is not a whole number from 1");
        return standard;
    }

    Duration duration(Field given) {
        Field field = operation.field(given.name());
        String typed = typed(field);
        Duration standard = Durations.parse(field.standard()).orElseThrow();
        if (typed.isEmpty() || isUnknownYet(field)) {
            return standard;
        }
        Optional<Duration> parsed = Durations.parse(typed);
        if (parsed.isEmpty()) {
            problem(field, "'" + typed + "' is not a time such as 90s, 30m, 1h30m, 2d or HH:mm:ss");
        }
        return parsed.orElse(standard);
    }

    @Nullable Instant instant(Field given) {
        Field field = operation.field(given.name());
        String typed = typed(field);
        if (typed.isEmpty() || isUnknownYet(field)) {
            return null;
        }
        try {
            return OffsetDateTime.parse(typed).toInstant();
        } catch (DateTimeParseException e) {
            problem(field, "'" + typed + "' is not a time with its zone such as 2026-11-23T22:00:00+01:00");
            return null;
        }
    }

    /** One of the field's choices, spelt as there. */
    String choice(Field given) {
        Field field = operation.field(given.name());
        String typed = typed(field);
        if (typed.isEmpty() || isUnknownYet(field)) {
            return field.standard();
        }
        return field.choices().stream()
                .filter(choice -> choice.equalsIgnoreCase(typed))
                .findFirst()
                .orElseGet(() -> {
                    problem(field, "'" + typed + "' is none of " + String.join(", ", field.choices()));
                    return field.standard();
                });
    }

    private String typed(Field field) {
        Object value = inputs.value(field.name());
        if (value instanceof Collection<?> several) {
            return String.join("\n", several.stream().map(String::valueOf).toList());
        }
        return value == null ? "" : value.toString().strip();
    }

    private static String nameOf(Field field) {
        return field.label().substring(0, 1).toLowerCase(Locale.ROOT)
                + field.label().substring(1);
    }
}
