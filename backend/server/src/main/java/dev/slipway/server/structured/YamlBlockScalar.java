package dev.slipway.server.structured;

/**
 * Where the parts of a block scalar are: its header, such as {@code |-}, and its lines. Blank lines at its end are not taken for
 * a part of it.
 *
 * @param headerEnd after the indicators of the header, before a comment
 * @param headerLineEnd before the line break of the header
 * @param contentEnd before the line break of the last line, at the end of the header's line when there are none
 * @param indent how far its lines are indented
 */
record YamlBlockScalar(int start, int headerEnd, int headerLineEnd, int contentEnd, int indent) {
    /** @param end where the reader says that it ends, which is before the next content */
    static YamlBlockScalar at(String text, int start, int end) {
        int headerEnd = start + 1;
        while (headerEnd < end && "+-0123456789".indexOf(text.charAt(headerEnd)) >= 0) {
            headerEnd++;
        }
        int headerLineEnd = lineEnd(text, headerEnd, end);
        int contentEnd = headerLineEnd;
        int indent = Integer.MAX_VALUE;
        int at = headerLineEnd;
        while (at < end) {
            int lineStart = at + (text.startsWith("\r\n", at) ? 2 : 1);
            at = lineEnd(text, lineStart, end);
            int first = lineStart;
            while (first < at && text.charAt(first) == ' ') {
                first++;
            }
            if (first < at) {
                indent = Math.min(indent, first - lineStart);
                contentEnd = at;
            }
        }
        return new YamlBlockScalar(start, headerEnd, headerLineEnd, contentEnd, indent);
    }

    private static int lineEnd(String text, int from, int end) {
        int at = Math.min(from, end);
        while (at < end && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    boolean isEmpty() {
        return contentEnd == headerLineEnd;
    }

    /** Writes a value as a literal block if it can be one, else in quotes. */
    void replace(TextEdits edits, SourceText source, YamlScalars scalars, StructuredVariable variable) {
        String value = variable.value();
        boolean isClipped = value.endsWith("\n");
        boolean isLineEnded = contentEnd < source.text().length();
        if (isEmpty() || !scalars.isLiteral(value) || (isClipped && !isLineEnded)) {
            edits.replace(start, headerEnd, scalars.doubleQuoted(value), variable);
            edits.replace(headerLineEnd, contentEnd, "", variable);
            return;
        }
        boolean isFolded = source.text().charAt(start) == '>' && value.lines().count() == 1;
        edits.replace(start, headerEnd, (isFolded ? ">" : "|") + (isClipped ? "" : "-"), variable);
        var lines = new StringBuilder();
        for (String line : value.lines().toList()) {
            lines.append(source.lineEnd());
            lines.append(line.isEmpty() ? "" : " ".repeat(indent)).append(line);
        }
        edits.replace(headerLineEnd, contentEnd, lines.toString(), variable);
    }
}
