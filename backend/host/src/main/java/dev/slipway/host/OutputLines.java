package dev.slipway.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines that end in a part of a script's output. Whoever stores them together with {@code next}, and reads on from
 * there, gets each line once and whole, also across a restart.
 *
 * @param lines ordered by where they end, so lines of the two streams never cut each other; what is not UTF-8 in them was
 *     replaced; after the script's end also the rest that has no line break
 * @param next before the first byte that is in none of the lines
 */
public record OutputLines(List<OutputLine> lines, OutputPosition next) {
    /** A longer line comes in several, so that a script cannot fill the memory. In bytes. */
    static final int LONGEST_LINE = 64 * 1024;

    public OutputLines {
        lines = List.copyOf(lines);
    }

    public static OutputLines of(ScriptOutput output) {
        var stdout = new Unfinished(OutputStreamKind.STDOUT);
        var stderr = new Unfinished(OutputStreamKind.STDERR);
        List<OutputLine> lines = new ArrayList<>();
        for (OutputChunk chunk : output.chunks()) {
            (chunk.stream() == OutputStreamKind.STDOUT ? stdout : stderr).add(chunk.bytes(), lines);
        }
        if (!(output.state() instanceof ScriptState.Running)) {
            stdout.end(lines);
            stderr.end(lines);
        }
        return new OutputLines(lines, output.next().again(stdout.size(), stderr.size()));
    }

    /** The line of one stream that has not ended yet. */
    private static final class Unfinished {
        private final OutputStreamKind stream;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Unfinished(OutputStreamKind stream) {
            this.stream = stream;
        }

        int size() {
            return line.size();
        }

        void add(byte[] bytes, List<OutputLine> lines) {
            int start = 0;
            for (int index = 0; index < bytes.length; index++) {
                if (bytes[index] == '\n') {
                    line.write(bytes, start, index - start);
                    finish(lines);
                    start = index + 1;
                } else if (line.size() + index - start >= LONGEST_LINE && !continuesCharacter(bytes[index])) {
                    line.write(bytes, start, index - start);
                    finish(lines);
                    start = index;
                }
            }
            line.write(bytes, start, bytes.length - start);
        }

        void end(List<OutputLine> lines) {
            if (line.size() > 0) {
                finish(lines);
            }
        }

        private void finish(List<OutputLine> lines) {
            String text = line.toString(UTF_8);
            lines.add(new OutputLine(stream, text.endsWith("\r") ? text.substring(0, text.length() - 1) : text));
            line.reset();
        }

        private static boolean continuesCharacter(byte b) {
            return (b & 0xC0) == 0x80;
        }
    }
}
