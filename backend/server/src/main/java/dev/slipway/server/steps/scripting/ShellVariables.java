package dev.slipway.server.steps.scripting;

import java.util.Locale;
import java.util.Map;

/**
 * Variables as the shell function {@code get_octopusvariable}: one {@code case} with a literal value for each name. Nothing has to be
 * decoded, so it needs no program and is fast with thousands of variables; names match in any case because every letter of a pattern
 * stands there twice. A shell has no way to hold a NUL, so these are left out.
 */
final class ShellVariables {
    private ShellVariables() {}

    static String of(Map<String, String> variables) {
        var text = new StringBuilder("get_octopusvariable() {\ncase ${1-} in\n");
        variables.forEach((name, value) -> text.append(pattern(name))
                .append(") octopus_print ")
                .append(quoted(value))
                .append(" ;;\n"));
        return text.append("esac\n}\n").toString();
    }

    /** Letters beyond ASCII cannot stand in brackets, which are bytes to some shells: their forms are alternatives. */
    private static String pattern(String name) {
        String written = anyAsciiCase(name);
        if (name.chars().allMatch(c -> c < 128)) {
            return written;
        }
        return written
                + '|'
                + anyAsciiCase(name.toLowerCase(Locale.ROOT))
                + '|'
                + anyAsciiCase(name.toUpperCase(Locale.ROOT));
    }

    private static String anyAsciiCase(String name) {
        var pattern = new StringBuilder("''");
        name.codePoints().forEach(c -> {
            if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
                pattern.append('[')
                        .appendCodePoint(c & ~0x20)
                        .appendCodePoint(c | 0x20)
                        .append(']');
            } else if ((c >= '0' && c <= '9') || c == '.' || c == '_') {
                pattern.appendCodePoint(c);
            } else {
                pattern.append(quoted(Character.toString(c)));
            }
        });
        return pattern.toString();
    }

    /** Between single quotes nothing means anything, except the single quote. */
    static String quoted(String value) {
        return "'" + value.replace("\0", "").replace("'", "'\\''") + "'";
    }
}
