package dev.slipway.ci;

import java.util.List;

/**
 * A field of an operation, the same in all build servers.
 *
 * @param name camelCase; a setter in Jenkins, a key in Bamboo, and in TeamCity a key after {@code slipway.}
 * @param standard what an empty field means, in the notation of its kind; empty for nothing
 * @param choices what a {@link FieldKind#CHOICE} may be, otherwise empty
 * @param help sentences for a user, without markup
 */
public record Field(
        String name,
        FieldKind kind,
        boolean isRequired,
        String standard,
        List<String> choices,
        String label,
        String help) {
    static Field of(String name, FieldKind kind, String label, String help) {
        return new Field(name, kind, false, kind == FieldKind.FLAG ? "false" : "", List.of(), label, help);
    }

    static Field choice(String name, List<String> choices, String label, String help) {
        return new Field(name, FieldKind.CHOICE, false, choices.get(0), List.copyOf(choices), label, help);
    }

    Field required() {
        return new Field(name, kind, true, standard, choices, label, help);
    }

    Field orElse(String meaning) {
        return new Field(name, kind, isRequired, meaning, choices, label, help);
    }

    /** The same field where it means something a little different. */
    Field saying(String otherHelp) {
        return new Field(name, kind, isRequired, standard, choices, label, otherHelp);
    }
}
