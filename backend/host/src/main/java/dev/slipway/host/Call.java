package dev.slipway.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One operation running on a machine: its input is sent, its answer is read, and {@link #finish} says whether it went
 * well. An operation that failed may stop reading at any time; what it then says on its standard error is what counts, so
 * writing never fails.
 */
final class Call implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Call.class);
    private static final int MOST_WORDS = 8192;
    private static final int LONGEST_LINE = 65536;

    private final ShellProcess process;
    private final String purpose;
    private final InputStream answer;
    private final OutputStream input;
    private final ByteArrayOutputStream words = new ByteArrayOutputStream();
    private final Thread listener;

    Call(ShellProcess process, String purpose) {
        this.process = process;
        this.purpose = purpose;
        this.answer = new BufferedInputStream(process.stdout(), 65536);
        this.input = new Input(process.stdin());
        this.listener = new Thread(this::listen, "slipway-host-stderr");
        listener.setDaemon(true);
        listener.start();
    }

    /** Where the operation's input goes; closing it tells the operation that this was all. */
    OutputStream input() {
        return input;
    }

    void send(byte[] bytes) throws IOException {
        input.write(bytes);
    }

    void sendLine(String line) throws IOException {
        if (line.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("An argument of an operation has a line break");
        }
        send((line + "\n").getBytes(UTF_8));
    }

    void send(ByteSource source) throws IOException {
        try (InputStream in = source.open()) {
            in.transferTo(input);
        }
    }

    /** The next line of the answer. */
    String line() throws IOException {
        String line = nextLine();
        if (line == null) {
            throw endedEarly();
        }
        return line;
    }

    /** All lines that are left; the operation must succeed. */
    List<String> lines() throws IOException {
        input.close();
        List<String> lines = new ArrayList<>();
        for (String line = nextLine(); line != null; line = nextLine()) {
            lines.add(line);
        }
        finish();
        return lines;
    }

    byte[] bytes(int length) throws IOException {
        byte[] bytes = answer.readNBytes(length);
        if (bytes.length < length) {
            throw endedEarly();
        }
        return bytes;
    }

    void copy(long length, OutputStream out) throws IOException {
        byte[] buffer = new byte[65536];
        for (long left = length; left > 0; ) {
            int read = answer.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw endedEarly();
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    /** Ends the input and waits for the operation. */
    void finish() throws IOException {
        input.close();
        answer.transferTo(OutputStream.nullOutputStream());
        if (exitCode() != 0) {
            throw failure("");
        }
    }

    /** What to throw when the answer is not what was expected, with what the machine says about it. */
    IOException failure(String explanation) throws IOException {
        exitCode();
        String said;
        synchronized (words) {
            said = words.toString(UTF_8).strip();
        }
        String reason = explanation.isEmpty() || said.isEmpty() ? explanation + said : explanation + ": " + said;
        return new IOException(
                "Could not " + purpose + ": " + (reason.isEmpty() ? "the machine did not say why" : reason));
    }

    @Override
    public void close() {
        process.close();
    }

    private IOException endedEarly() throws IOException {
        input.close();
        return failure(exitCode() == 0 ? "the machine's answer is not complete" : "");
    }

    private int exitCode() throws IOException {
        try {
            listener.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("Interrupted while waiting to " + purpose).initCause(e);
        }
        return process.exitCode();
    }

    private @Nullable String nextLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = answer.read(); next != '\n'; next = answer.read()) {
            if (next < 0) {
                return null;
            }
            if (line.size() == LONGEST_LINE) {
                throw new IOException("Could not " + purpose + ": the machine's answer has a line without end");
            }
            line.write(next);
        }
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException(
                    "Could not " + purpose + ": '" + line.toString(UTF_8) + "' is not text in UTF-8, as names must be",
                    e);
        }
    }

    private void listen() {
        byte[] buffer = new byte[1024];
        try (InputStream in = process.stderr()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                synchronized (words) {
                    words.write(buffer, 0, Math.min(read, MOST_WORDS - words.size()));
                }
            }
        } catch (IOException e) {
            log.debug("The standard error of an operation broke off: {}", e.getMessage());
        }
    }

    /** Swallows everything once the other side has stopped reading. */
    private static final class Input extends OutputStream {
        private final OutputStream out;
        private boolean broken;

        Input(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            attempt(() -> {
                out.write(bytes, offset, length);
                out.flush();
            });
        }

        @Override
        public void close() {
            attempt(out::close);
            broken = true;
        }

        private void attempt(Attempt attempt) {
            if (broken) {
                return;
            }
            try {
                attempt.run();
            } catch (IOException e) {
                log.debug("An operation stopped reading its input: {}", e.getMessage());
                broken = true;
            }
        }

        private interface Attempt {
            void run() throws IOException;
        }
    }
}
