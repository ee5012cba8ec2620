package dev.slipway.server.structured;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the tests of all formats write. */
final class Editing {
    private Editing() {}

    /** @param pairs names and values in turn */
    static Map<String, String> values(String... pairs) {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        return values;
    }

    static StructuredVariables variables(Map<String, String> values) {
        return new StructuredVariables(values.keySet(), name -> Optional.ofNullable(values.get(name)));
    }

    static Edited edited(String path, byte[] content, String... pairs) throws MalformedFile, IOException {
        return StructuredFile.edit(path, content, variables(values(pairs)));
    }

    static Edited edited(String path, String text, String... pairs) throws MalformedFile, IOException {
        return edited(path, text.getBytes(StandardCharsets.UTF_8), pairs);
    }

    static String text(String path, String text, String... pairs) throws MalformedFile, IOException {
        return new String(edited(path, text, pairs).content(), StandardCharsets.UTF_8);
    }
}
