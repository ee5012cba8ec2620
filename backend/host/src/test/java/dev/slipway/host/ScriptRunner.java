package dev.slipway.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Starts scripts on a host and reads them to their end. */
final class ScriptRunner {
    private static final Duration WAIT = Duration.ofSeconds(20);

    private final ScriptHost host;

    ScriptRunner(ScriptHost host) {
        this.host = host;
    }

    static Ticket newTicket() {
        return new Ticket("t-" + UUID.randomUUID());
    }

    /** Starts a script of the Bourne shell. */
    Ticket start(String script) throws IOException {
        return start(newTicket(), script, Map.of());
    }

    Ticket start(Ticket ticket, String script, Map<String, String> environment) throws IOException {
        FileContent file = FileContent.of("script.sh", script);
        List<String> command = List.of("/bin/sh", host.privateDirectory(ticket) + "/script.sh");
        host.start(ticket, new ScriptRun(List.of(file), command, null, environment));
        return ticket;
    }

    /**
     * Cancels a script and demands that nothing of it is left. Processes of others, which come and go on a busy machine,
     * may be named.
     */
    static void cancel(ScriptHost host, Ticket ticket) throws IOException {
        Cancellation cancellation = host.cancel(ticket);
        assertThat(cancellation.state()).isEqualTo(new ScriptState.Cancelled());
        assertThat(cancellation.survivors()).noneMatch(Cancellation.Survivor::isOfScript);
        assertThat(cancellation.isBlind()).isFalse();
    }

    Finished run(String script) throws IOException {
        return finish(start(script));
    }

    Finished finish(Ticket ticket) throws IOException {
        return finish(ticket, OutputPosition.START);
    }

    Finished finish(Ticket ticket, OutputPosition from) throws IOException {
        var all = new ByteArrayOutputStream();
        var stdout = new ByteArrayOutputStream();
        var stderr = new ByteArrayOutputStream();
        OutputPosition position = from;
        while (true) {
            ScriptOutput output = host.read(ticket, position, WAIT);
            for (OutputChunk chunk : output.chunks()) {
                all.writeBytes(chunk.bytes());
                (chunk.stream() == OutputStreamKind.STDOUT ? stdout : stderr).writeBytes(chunk.bytes());
            }
            position = output.next();
            if (!(output.state() instanceof ScriptState.Running)) {
                return new Finished(output.state(), all, stdout, stderr, output.truncated());
            }
        }
    }

    /** Reads until the output so far contains a text, and answers where that was. */
    OutputPosition await(Ticket ticket, String text) throws IOException {
        var all = new ByteArrayOutputStream();
        OutputPosition position = OutputPosition.START;
        while (!all.toString(UTF_8).contains(text)) {
            ScriptOutput output = host.read(ticket, position, WAIT);
            output.chunks().forEach(chunk -> all.writeBytes(chunk.bytes()));
            position = output.next();
            if (!(output.state() instanceof ScriptState.Running)) {
                throw new AssertionError(
                        ticket + " is " + output.state() + " without '" + text + "': " + all.toString(UTF_8));
            }
        }
        return position;
    }

    record Finished(
            ScriptState state,
            ByteArrayOutputStream all,
            ByteArrayOutputStream out,
            ByteArrayOutputStream err,
            boolean truncated) {
        String text() {
            return all.toString(UTF_8);
        }

        String stdout() {
            return out.toString(UTF_8);
        }

        String stderr() {
            return err.toString(UTF_8);
        }
    }
}
