package dev.slipway.server.engine;

import dev.slipway.api.LogCategory;
import dev.slipway.host.OutputChunk;
import dev.slipway.host.OutputPosition;
import dev.slipway.host.OutputStreamKind;
import dev.slipway.server.task.LogLine;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a script's output into log lines and service messages (R7.37, R7.52). Used by one thread. */
final class OutputReader {
    /** A longer line is cut, so that a script which never ends its line cannot fill the memory. */
    static final int LONGEST_LINE = 64 * 1024;

    /** Artifacts, output variables and the like arrive as messages, whose texts may be long. */
    static final int LONGEST_MESSAGE = 4 * 1024 * 1024;

    private final Stream stdout;
    private final Stream stderr;
    private final List<LogLine> lines = new ArrayList<>();
    private final List<ServiceMessage> messages = new ArrayList<>();
    private final List<OutputState.WantedArtifact> artifacts;
    private boolean hasErrors;
    private boolean hasWarnings;
    private String resultMessage;

    OutputReader(OutputState state) {
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
                lines.add(new LogLine(
                        category, text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + "..."));
                hasErrors |= category == LogCategory.ERROR;
                hasWarnings |= category == LogCategory.WARNING;
            }
        });
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
            if (rest.size() > LONGEST_MESSAGE || (rest.size() > LONGEST_LINE && !isMessage())) {
                emit();
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
