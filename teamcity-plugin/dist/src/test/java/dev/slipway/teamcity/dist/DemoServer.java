package dev.slipway.teamcity.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Slipway server as a process of its own, with the project that {@code slipway demo} makes. */
final class DemoServer implements AutoCloseable {
    static final String API_KEY = "API-TEAMCITYTEAMCITYTEAMCITY1234";
    private static final Pattern READY = Pattern.compile("The dashboard is at (http://\\S+?)/app");

    private final Process process;
    private final CompletableFuture<String> url = new CompletableFuture<>();

    private DemoServer(Process process) {
        this.process = process;
        var reader = new Thread(this::read, "demo server");
        reader.setDaemon(true);
        reader.start();
    }

    /** What the build of the whole makes; builds of the plugin alone do not have it. */
    static Path jar() {
        return Path.of(System.getProperty("project.root"), "backend/server/target/slipway.jar");
    }

    static boolean isBuilt() {
        return Files.isRegularFile(jar());
    }

    static DemoServer start(Path data) throws IOException {
        var command = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar().toString(),
                        "demo",
                        "--data",
                        data.toString(),
                        "--port",
                        "0"))
                .redirectErrorStream(true);
        command.environment().put("SLIPWAY_ADMIN_API_KEY", API_KEY);
        return new DemoServer(command.start());
    }

    /** Waits until the demo is over and the server goes on. */
    String url() throws Exception {
        return url.get(120, TimeUnit.SECONDS);
    }

    private void read() {
        var said = new StringBuilder();
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                Matcher ready = READY.matcher(line);
                if (ready.find()) {
                    url.complete(ready.group(1));
                }
            }
        } catch (IOException e) {
            said.append(e);
        }
        url.completeExceptionally(new IllegalStateException("The server has ended: " + said));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
