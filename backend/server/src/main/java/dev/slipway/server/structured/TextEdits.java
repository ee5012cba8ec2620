package dev.slipway.server.structured;

import dev.slipway.server.archive.TextFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Replacements of parts of a text. Of two that overlap the outer one counts, and of two for the same part the later one. */
final class TextEdits {
    private static final int MOST_CHARACTERS = 64 << 20;

    private record Edit(int start, int end, String text, String variable) {}

    private final SourceText source;
    private final List<Edit> edits = new ArrayList<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private long characters;

    TextEdits(SourceText source) {
        this.source = source;
    }

    void replace(int start, int end, String text, StructuredVariable variable) {
        characters += text.length();
        if (characters <= MOST_CHARACTERS) {
            edits.add(new Edit(start, end, text, variable.name()));
        }
    }

    void warn(StructuredVariable variable, String why) {
        warnings.add(variable.name() + " is not used: " + why);
    }

    /**
     * The text with all replacements.
     *
     * @throws IOException when they are too much to be meant
     */
    String text() throws IOException {
        if (characters > MOST_CHARACTERS) {
            throw new IOException("Variables would bring more than " + MOST_CHARACTERS + " characters into it.");
        }
        String text = source.text();
        var result = new StringBuilder();
        int from = 0;
        for (Edit edit : effective()) {
            result.append(text, from, edit.start()).append(edit.text());
            from = edit.end();
        }
        return result.append(text, from, text.length()).toString();
    }

    Edited apply() throws IOException {
        String after = text();
        byte[] content = after.equals(source.text()) ? source.bytes() : TextFiles.encode(after, source.encoding());
        var replaced = new LinkedHashSet<String>();
        effective().forEach(edit -> replaced.add(edit.variable()));
        return new Edited(content, List.copyOf(replaced), List.copyOf(warnings));
    }

    private List<Edit> effective() {
        var order = new ArrayList<Edit>();
        for (int i = edits.size() - 1; i >= 0; i--) {
            order.add(edits.get(i));
        }
        order.sort(Comparator.comparingInt(Edit::start).thenComparing(Edit::end, Comparator.reverseOrder()));
        var effective = new ArrayList<Edit>();
        int end = 0;
        int start = -1;
        for (Edit edit : order) {
            if (edit.start() >= end && edit.start() > start) {
                effective.add(edit);
                end = edit.end();
                start = edit.start();
            }
        }
        return effective;
    }
}
