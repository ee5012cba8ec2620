package dev.slipway.server.structured;

/** Turns positions in code points into positions in a Java string; quick when they are asked for roughly in their order. */
final class CodePointOffsets {
    private final String text;
    private final boolean isSame;
    private int codePoints;
    private int offset;

    CodePointOffsets(String text) {
        this.text = text;
        this.isSame = text.chars().noneMatch(c -> Character.isSurrogate((char) c));
    }

    int of(int index) {
        if (isSame) {
            return Math.min(index, text.length());
        }
        offset = text.offsetByCodePoints(offset, index - codePoints);
        codePoints = index;
        return offset;
    }
}
