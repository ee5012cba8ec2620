package dev.slipway.server.structured;

/** A file is not what it should be. The message has the place and what is wrong, never the content, which may hold a secret. */
public final class MalformedFile extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    MalformedFile(String problem, int line, int column) {
        super("line " + line + ", column " + column + ": " + problem);
        this.line = line;
        this.column = column;
    }

    MalformedFile(String message, MalformedFile first) {
        super(message, first);
        this.line = first.line;
        this.column = first.column;
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** From 1, in characters. */
    public int column() {
        return column;
    }
}
