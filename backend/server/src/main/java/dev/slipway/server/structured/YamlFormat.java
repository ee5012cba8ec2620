package dev.slipway.server.structured;

import java.io.IOException;

/** YAML of any number of documents (R8.21). Aliases and anchors stay, and what is replaced is read once more before it counts. */
final class YamlFormat implements StructuredFormat {
    @Override
    public Edited edit(byte[] content, StructuredVariables variables) throws MalformedFile, IOException {
        SourceText source = SourceText.of(content);
        var edits = new TextEdits(source);
        new YamlWalk(source, variables, edits).walk();
        Edited edited = edits.apply();
        if (edited.content() != content) {
            verify(edits.text());
        }
        return edited;
    }

    /** What was in a replaced part may be missing elsewhere, such as an anchor. */
    private static void verify(String text) throws IOException {
        try {
            new YamlEvents(text).readAll();
        } catch (MalformedFile e) {
            throw new IOException("With its variables it would not be YAML any more: " + e.getMessage(), e);
        }
    }
}
