package dev.slipway.server.structured;

import java.io.IOException;

/** Java properties (R8.23). A key is compared as a whole; characters beyond ASCII are written so that every reader takes them. */
final class PropertiesFormat implements StructuredFormat {
    @Override
    public Edited edit(byte[] content, StructuredVariables variables) throws MalformedFile, IOException {
        SourceText source = SourceText.of(content);
        var edits = new TextEdits(source);
        var scanner = new PropertiesScanner(source);
        for (var entry = scanner.next(); entry.isPresent(); entry = scanner.next()) {
            PropertiesScanner.Entry place = entry.get();
            variables
                    .find(place.key())
                    .ifPresent(variable -> edits.replace(
                            place.start(), place.end(), written(variable.value(), place.separator()), variable));
        }
        return edits.apply();
    }

    private static String written(String value, PropertiesScanner.Separator separator) {
        var written = new StringBuilder(separator == PropertiesScanner.Separator.NONE ? "=" : "");
        boolean isTakenForSeparator = separator == PropertiesScanner.Separator.BLANK
                && !value.isEmpty()
                && "=:".indexOf(value.charAt(0)) >= 0;
        if (isTakenForSeparator || value.startsWith(" ")) {
            written.append('\\');
        }
        value.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> written.append("\\\\");
                case '\t' -> written.append("\\t");
                case '\n' -> written.append("\\n");
                case '\r' -> written.append("\\r");
                case '\f' -> written.append("\\f");
                default -> {
                    if (c < ' ' || c > '~') {
                        Hex.append(written, c);
                    } else {
                        written.append((char) c);
                    }
                }
            }
        });
        return written.toString();
    }
}
