package dev.slipway.host;

import java.nio.charset.StandardCharsets;

/** Bytes that a script wrote to one stream. A chunk may begin and end anywhere, also inside a line or a character. */
public final class OutputChunk {
    private final OutputStreamKind stream;
    private final byte[] bytes;

    public OutputChunk(OutputStreamKind stream, byte[] bytes) {
        this.stream = stream;
        this.bytes = bytes.clone();
    }

    public OutputStreamKind stream() {
        return stream;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return stream + ": " + new String(bytes, StandardCharsets.UTF_8);
    }
}
