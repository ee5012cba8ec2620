package dev.slipway.server.steps.scripting;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Variables for languages that decode Base64 themselves: a name, a blank and a value on each line. */
final class EncodedVariables {
    private EncodedVariables() {}

    static String of(Map<String, String> variables) {
        var text = new StringBuilder();
        variables.forEach((name, value) ->
                text.append(encoded(name)).append(' ').append(encoded(value)).append('\n'));
        return text.toString();
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
