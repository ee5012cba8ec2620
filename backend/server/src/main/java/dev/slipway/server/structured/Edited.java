package dev.slipway.server.structured;

import java.util.List;

/** A file after its values were replaced. */
public final class Edited {
    private final byte[] content;
    private final List<String> replaced;
    private final List<String> warnings;

    Edited(byte[] content, List<String> replaced, List<String> warnings) {
        this.content = content;
        this.replaced = List.copyOf(replaced);
        this.warnings = List.copyOf(warnings);
    }

    /** The same array that was given when nothing changes. */
    public byte[] content() {
        return content;
    }

    /** The names of the variables that found their place, in the order of the file, once each. */
    public List<String> replaced() {
        return replaced;
    }

    /** Sentences about what a variable names and could not replace; with names and no values. */
    public List<String> warnings() {
        return warnings;
    }
}
