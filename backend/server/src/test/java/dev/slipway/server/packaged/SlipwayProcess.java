package dev.slipway.server.packaged;

import dev.slipway.server.Wire;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code java -jar slipway.jar ...} as a child process, with what it prints. */
final class SlipwayProcess implements AutoCloseable {
    static final String ADMIN_KEY = "API-PACKAGEDPACKAGEDPACKAGED1234";

    private static final Path JAR = Path.of(System.getProperty("slipway.jar", "target/slipway.jar"));
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Pattern READY = Pattern.compile("Slipway is ready at (http://\\S+)");
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:disable");
    private static final int PATIENCE_SECONDS = 120;

    private final Process process;
    private final List<String> output;
    private final List<String> errors;
    private final List<Thread> followers;
    private final CompletableFuture<String> url = new CompletableFuture<>();

    private SlipwayProcess(Process process) {
        this.process = process;
        this.output = Collections.synchronizedList(new ArrayList<>());
        this.errors = Collections.synchronizedList(new ArrayList<>());
        this.followers =
                List.of(follower(process.getInputStream(), output), follower(process.getErrorStream(), errors));
        followers.forEach(Thread::start);
        var unused =
                process.onExit().thenRun(() -> url.completeExceptionally(new IllegalStateException("It has ended")));
    }

    /** A command line to be started: options of the virtual machine, an environment, arguments. Immutable. */
    record Command(List<String> jvm, Map<String, String> environment, List<String> arguments) {
        /** Compiles little and finds classes prepared, for most of these processes live for a second or two. */
        static Command of(String... arguments) {
            return plain(arguments).withJvm(preparedJvm());
        }

        private static Command plain(String... arguments) {
            return new Command(QUICK, Map.of(), List.of(arguments));
        }

        private static String[] preparedJvm() {
            var options = new ArrayList<>(QUICK);
            options.add("-XX:SharedArchiveFile=" + Prepared.CLASSES);
            return options.toArray(String[]::new);
        }

        /** A server on a data directory and any free port, whose administrator has {@link #ADMIN_KEY}. */
        static Command server(Path data) {
            return of("server", "--data", data.toString(), "--port", "0").with("SLIPWAY_ADMIN_API_KEY", ADMIN_KEY);
        }

        Command with(String variable, String value) {
            var more = new HashMap<>(environment);
            more.put(variable, value);
            return new Command(jvm, more, arguments);
        }

        Command withJvm(String... options) {
            return new Command(List.of(options), environment, arguments);
        }

        SlipwayProcess start() {
            var line = new ArrayList<String>();
            line.add(JAVA.toString());
            line.addAll(jvm);
            line.addAll(List.of("-jar", JAR.toAbsolutePath().toString()));
            line.addAll(arguments);
            var builder = new ProcessBuilder(line);
            builder.environment().keySet().removeIf(name -> name.startsWith("SLIPWAY_"));
            builder.environment().putAll(environment);
            try {
                return new SlipwayProcess(builder.start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The classes that a server loads, as the virtual machine keeps them: a third off the time of each start. */
    private static final class Prepared {
        static final Path CLASSES = archive();

        private static Path archive() {
            try {
                Path directory = Files.createTempDirectory(JAR.toAbsolutePath().getParent(), "prepared");
                Path archive = directory.resolve("slipway.jsa");
                var command = Command.plain(
                        "server", "--data", directory.resolve("data").toString(), "--port", "0");
                var options = new ArrayList<>(QUICK);
                options.add("-XX:ArchiveClassesAtExit=" + archive);
                try (SlipwayProcess server =
                        command.withJvm(options.toArray(String[]::new)).start()) {
                    server.url();
                    server.terminate();
                    server.exitCode();
                }
                return archive;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Thread follower(InputStream stream, List<String> lines) {
        var follower = new Thread(() -> {
            try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                reader.lines().forEach(line -> {
                    lines.add(line);
                    Matcher ready = READY.matcher(line);
                    if (ready.matches()) {
                        url.complete(ready.group(1));
                    }
                });
            } catch (IOException | UncheckedIOException e) {
                lines.add("(the output broke off: " + e.getMessage() + ")");
            }
        });
        follower.setDaemon(true);
        return follower;
    }

    /** Waits for the line that says where the server is. */
    String url() {
        try {
            return url.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Not ready: " + output + errors, e);
        }
    }

    /** HTTP as the administrator. */
    Wire wire() {
        return new Wire(url(), Optional.of(ADMIN_KEY));
    }

    /** Ends it as a power cut does: without a chance to put anything in order. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** Asks it to end (SIGTERM). */
    void terminate() {
        process.destroy();
    }

    /** Waits for the end of the process and of what it prints. */
    int exitCode() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Still running: " + output + errors);
            }
            for (Thread follower : followers) {
                follower.join();
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** The lines on standard output so far. */
    List<String> output() {
        synchronized (output) {
            return List.copyOf(output);
        }
    }

    /** The lines on standard error so far. */
    List<String> errors() {
        synchronized (errors) {
            return List.copyOf(errors);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
