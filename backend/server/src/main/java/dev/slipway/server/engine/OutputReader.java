package dev.slipway.server.engine;

import dev.slipway.api.LogCategory;
import dev.slipway.host.OutputChunk;
import dev.slipway.host.OutputPosition;
import dev.slipway.host.OutputStreamKind;
import dev.slipway.server.task.LogLine;
import dev.slipway.server.task.Masker;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a script's output into log lines and service messages (R7.37, R7.52). Used by one thread. */
final class OutputReader {
    /** A longer line becomes several, so that a script which never ends its line cannot fill the memory. */
    static final int LONGEST_LINE = 64 * 1024;

    /** An unfinished line waits for so much, so that a secret at the place where it is cut is there in whole. */
    private static final int LONGEST_CUT = LONGEST_LINE + Masker.LONGEST_WRITTEN;

    /** Artifacts, output variables and the like arrive as messages, whose texts may be long. */
    static final int LONGEST_MESSAGE = 4 * 1024 * 1024;

    private final Masker masker;
    private final Stream stdout;
    private final Stream stderr;
    private final List<LogLine> lines = new ArrayList<>();
    private final List<ServiceMessage> messages = new ArrayList<>();
    private final List<OutputState.WantedArtifact> artifacts;
    private boolean hasErrors;
    private boolean hasWarnings;
    private String resultMessage;

    /** @param masker says where a long line can be cut without cutting a secret */
    OutputReader(OutputState state, Masker masker) {
        this.masker = masker;
        this.stdout = new Stream(state.stdoutRest(), state.stdoutCategory());
        this.stderr = new Stream(state.stderrRest(), state.stderrCategory());
        this.artifacts = new ArrayList<>(state.artifacts());
        this.hasErrors = state.hasErrors();
        this.hasWarnings = state.hasWarnings();
        this.resultMessage = state.resultMessage();
    }

    void read(List<OutputChunk> chunks) {
        for (OutputChunk chunk : chunks) {
            (chunk.stream() == OutputStreamKind.STDOUT ? stdout : stderr).read(chunk.bytes());
        }
    }

    /** The script has ended: what is left without a line break is a line too. */
    void finish() {
        stdout.finish();
        stderr.finish();
    }

    /** The lines since the last call. */
    List<LogLine> takeLines() {
        List<LogLine> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    /** The messages since the last call that are not about the log itself. */
    List<ServiceMessage> takeMessages() {
        List<ServiceMessage> taken = List.copyOf(messages);
        messages.clear();
        return taken;
    }

    OutputState state(OutputPosition position) {
        return new OutputState(
                position.toString(),
                stdout.rest(),
                stderr.rest(),
                stdout.category,
                stderr.category,
                hasErrors,
                hasWarnings,
                resultMessage,
                List.copyOf(artifacts),
                "");
    }

    private void line(Stream from, String text) {
        ServiceMessage.find(text).ifPresentOrElse(this::message, () -> {
            @Nullable LogCategory category = from.category;
            if (category != null) {
                int start = 0;
                while (text.length() - start > LONGEST_LINE) {
                    int end = start + partition(text.substring(start, Math.min(text.length(), start + LONGEST_CUT)));
                    lines.add(new LogLine(category, text.substring(start, end)));
                    start = end;
                }
                lines.add(new LogLine(category, text.substring(start)));
                hasErrors |= category == LogCategory.ERROR;
                hasWarnings |= category == LogCategory.WARNING;
            }
        });
    }

    /** How many characters of a text that is too long become a line. */
    private int partition(String text) {
        int place = masker.partition(text, LONGEST_LINE);
        return place == 0 ? LONGEST_LINE : place;
    }

    private void message(ServiceMessage message) {
        switch (message.name()) {
            case "stdout-default" -> stdout.category = LogCategory.INFO;
            case "stdout-error" -> stdout.category = LogCategory.ERROR;
            case "stdout-warning" -> stdout.category = LogCategory.WARNING;
            case "stdout-verbose" -> stdout.category = LogCategory.VERBOSE;
            case "stdout-highlight" -> stdout.category = LogCategory.HIGHLIGHT;
            case "stdout-wait" -> stdout.category = LogCategory.WAIT;
            case "stdout-ignore" -> stdout.category = null;
            case "stderr-default", "stderr-error" -> stderr.category = LogCategory.ERROR;
            case "stderr-progress" -> stderr.category = LogCategory.VERBOSE;
            case "stderr-ignore" -> stderr.category = null;
            case "resultMessage" -> resultMessage = message.value("message");
            case "createArtifact" ->
                artifacts.add(new OutputState.WantedArtifact(message.value("path"), message.value("name")));
            default -> messages.add(message);
        }
    }

    private final class Stream {
        private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
        private @Nullable LogCategory category;

        Stream(String rest, @Nullable LogCategory category) {
            byte[] bytes = Base64.getDecoder().decode(rest);
            this.rest.write(bytes, 0, bytes.length);
            this.category = category;
        }

        void read(byte[] bytes) {
            int from = 0;
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == '\n') {
                    rest.write(bytes, from, i - from);
                    from = i + 1;
                    endLine();
                }
            }
            rest.write(bytes, from, bytes.length - from);
            while (rest.size() > LONGEST_MESSAGE || (rest.size() > LONGEST_CUT && !isMessage())) {
                emitPart();
            }
        }

        /** A message goes on over line breaks, which are dropped, until its closing bracket. */
        private void endLine() {
            if (!(isMessage() && ServiceMessage.isOpen(text()) && rest.size() < LONGEST_MESSAGE)) {
                emit();
            }
        }

        private boolean isMessage() {
            return text().contains(ServiceMessage.START);
        }

        private String text() {
            String text = rest.toString(StandardCharsets.UTF_8);
            return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        }

        private void emit() {
            String text = text().replace('\0', ' ');
            rest.reset();
            line(this, text);
        }

        /** The beginning of a line that has no end yet. */
        private void emitPart() {
            byte[] bytes = rest.toByteArray();
            String text = decoded(ByteBuffer.wrap(bytes), LONGEST_CUT);
            int wanted = Math.min(LONGEST_LINE, text.length() - Masker.LONGEST_WRITTEN);
            int place = masker.partition(text, wanted);
            ByteBuffer left = ByteBuffer.wrap(bytes);
            String part = decoded(left, place == 0 ? wanted : place);
            rest.reset();
            rest.write(bytes, left.position(), left.remaining());
            line(this, part.replace('\0', ' '));
        }

        /** Takes so many characters at most, and leaves an unfinished one. */
        private String decoded(ByteBuffer bytes, int most) {
            CharBuffer text = CharBuffer.allocate(most);
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .decode(bytes, text, false);
            return text.flip().toString();
        }

        void finish() {
            if (rest.size() > 0) {
                emit();
            }
        }

        String rest() {
            return Base64.getEncoder().encodeToString(rest.toByteArray());
        }
    }
}
