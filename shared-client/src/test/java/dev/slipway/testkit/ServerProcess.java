package dev.slipway.testkit;

import dev.slipway.api.Step;
import dev.slipway.client.SlipwayClient;
import dev.slipway.client.SlipwayConnection;
import dev.slipway.json.WireJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A whole Slipway server as a process of its own, for plugins to be tried against the real thing. */
public final class ServerProcess implements AutoCloseable {
    /** Of the administrator. */
    public static final String API_KEY = "API-TESTKITTESTKITTESTKITTEST1";

    private static final Path JAR = Path.of("backend", "server", "target", "slipway.jar");
    private static final Pattern READY = Pattern.compile("Slipway is ready at (http://\\S+)");

    private final Process process;
    private final String url;

    private ServerProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** The packaged server, if it has been built; a whole build does so before it comes to the plugins. */
    public static Optional<Path> jar() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(JAR))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Starts it on any free port and waits until it is ready. */
    public static ServerProcess start(Path jar, Path data) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString(),
                "server",
                "--data",
                data.toString(),
                "--port",
                "0");
        builder.environment().keySet().removeIf(name -> name.startsWith("SLIPWAY_"));
        builder.environment().put("SLIPWAY_ADMIN_API_KEY", API_KEY);
        Process process = builder.redirectErrorStream(true).start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String url = ready(output);
        var reading = new Thread(() -> drain(output));
        reading.setDaemon(true);
        reading.start();
        return new ServerProcess(process, url);
    }

    private static String ready(BufferedReader output) throws IOException {
        var said = new ArrayList<String>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.matches()) {
                return ready.group(1);
            }
            said.add(line);
        }
        throw new IllegalStateException("The server ended before it was ready: " + said);
    }

    private static void drain(BufferedReader output) {
        try {
            while (output.readLine() != null) {
                // A pipe that nobody reads would stop the server.
            }
        } catch (IOException e) {
            return; // The process was killed, and its pipe closed with it.
        }
    }

    public String url() {
        return url;
    }

    /** As the administrator. */
    public SlipwayClient client() {
        return SlipwayClient.connect(SlipwayConnection.to(url, API_KEY));
    }

    /** A step of a process that runs a Bash script on the server itself, so that no target is needed. */
    public static Step script(String name, String script) {
        return step(
                name,
                Map.of(
                        "Octopus.Action.Script.ScriptSource", "Inline",
                        "Octopus.Action.Script.Syntax", "Bash",
                        "Octopus.Action.Script.ScriptBody", script),
                List.of());
    }

    /** A step that runs, in the same place, a script out of a package of the built-in feed. */
    static Step scriptInPackage(String name, String packageId, String file) {
        return step(
                name,
                Map.of(
                        "Octopus.Action.Script.ScriptSource",
                        "Package",
                        "Octopus.Action.Script.ScriptFileName",
                        file,
                        "Octopus.Action.Package.PackageId",
                        packageId,
                        "Octopus.Action.Package.FeedId",
                        "feeds-builtin"),
                List.of(Map.of("PackageId", packageId, "FeedId", "feeds-builtin")));
    }

    private static Step step(String name, Map<String, String> script, List<Map<String, String>> packages) {
        var properties = new TreeMap<>(script);
        properties.put("Octopus.Action.RunOnServer", "true");
        var action =
                Map.of("Name", name, "ActionType", "Octopus.Script", "Properties", properties, "Packages", packages);
        return WireJson.read(
                WireJson.write(Map.of("Name", name, "Actions", List.of(action)), Object.class), Step.class);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
