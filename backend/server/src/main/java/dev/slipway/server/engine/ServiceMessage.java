package dev.slipway.server.engine;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a script tells the server in a line of its output: {@code ##octopus[name key='BASE64' ...]} (R7.52).
 *
 * @param values by key in lower case, decoded
 */
public record ServiceMessage(String name, Map<String, String> values) {
    static final String START = "##octopus[";

    public String value(String key) {
        return values.getOrDefault(key, "");
    }

    public boolean flag(String key) {
        return value(key).equalsIgnoreCase("true");
    }

    /** The first message of a line; none when there is no valid one, and the line is ordinary output. */
    static Optional<ServiceMessage> find(String line) {
        int start = line.indexOf(START);
        int end = start < 0 ? -1 : line.indexOf(']', start);
        return end < 0
                ? Optional.empty()
                : parse(line.substring(start + START.length(), end).strip());
    }

    /** Whether a line begins a message that goes on in the next one. */
    static boolean isOpen(String line) {
        int start = line.indexOf(START);
        return start >= 0 && line.indexOf(']', start) < 0;
    }

    private static Optional<ServiceMessage> parse(String text) {
        int space = text.indexOf(' ');
        String name = space < 0 ? text : text.substring(0, space);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        String rest = space < 0 ? "" : text.substring(space).strip();
        while (!rest.isEmpty()) {
            int equals = rest.indexOf('=');
            if (equals <= 0 || equals + 1 >= rest.length()) {
                return Optional.empty();
            }
            char quote = rest.charAt(equals + 1);
            int end = rest.indexOf(quote, equals + 2);
            @Nullable String value = end < 0 ? null : decoded(rest.substring(equals + 2, end));
            if ((quote != '\'' && quote != '"') || value == null) {
                return Optional.empty();
            }
            values.put(rest.substring(0, equals).strip().toLowerCase(Locale.ROOT), value);
            rest = rest.substring(end + 1).strip();
        }
        return Optional.of(new ServiceMessage(name, Map.copyOf(values)));
    }

    /** Without NUL characters, which no database keeps in a text. */
    private static @Nullable String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64.strip()), StandardCharsets.UTF_8).replace("\0", "");
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
