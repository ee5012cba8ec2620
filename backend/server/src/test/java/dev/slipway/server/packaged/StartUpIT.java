package dev.slipway.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.Wire;
import dev.slipway.server.packaged.SlipwayProcess.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What scripts, supervisors and administrators may rely on when they start and stop the server. */
class StartUpIT {
    private static final int TERMINATED = 128 + 15;
    private static final Pattern PASSWORD = Pattern.compile(".*'admin' with the password (\\S+)");

    @TempDir
    Path data;

    @Test
    void whenItIsReadyItSaysWhereAndIsHealthy() {
        try (SlipwayProcess server = Command.server(data).start()) {
            var anonymous = new Wire(server.url(), Optional.empty());

            anonymous.get("/health/live").expect(200);
            anonymous.get("/health/ready").expect(200);
        }
    }

    @Test
    @Timeout(120)
    void whoWaitsUntilItIsReadyIsLetIn() throws IOException {
        int port = freePort();
        var wire = new Wire("http://127.0.0.1:" + port, Optional.of(SlipwayProcess.ADMIN_KEY));
        try (SlipwayProcess server = Command.of(
                        "server", "--data", data.resolve("new").toString(), "--port", String.valueOf(port))
                .with("SLIPWAY_ADMIN_API_KEY", SlipwayProcess.ADMIN_KEY)
                .start()) {
            while (!isReady(wire)) {
                Thread.onSpinWait();
            }

            wire.get("/api/Spaces-1/environments").expect(200);
            server.url();
        }
    }

    private static boolean isReady(Wire wire) {
        try {
            return wire.get("/health/ready").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    @Test
    void toldToEndItEndsInOrder() {
        try (SlipwayProcess server = Command.server(data).start()) {
            server.url();

            server.terminate();

            assertThat(server.exitCode()).isIn(0, TERMINATED);
            assertThat(server.errors()).isEmpty();
        }
    }

    @Test
    void optionsThatAreNotGivenComeFromTheEnvironment() throws IOException {
        int port = freePort();
        Path elsewhere = data.resolve("elsewhere");

        try (SlipwayProcess server = Command.of("server", "--data", elsewhere.toString())
                .with("SLIPWAY_DATA", data.resolve("unused").toString())
                .with("SLIPWAY_PORT", String.valueOf(port))
                .start()) {
            assertThat(URI.create(server.url()).getPort()).isEqualTo(port);
            assertThat(elsewhere).isNotEmptyDirectory();
            assertThat(data.resolve("unused")).doesNotExist();
        }
    }

    @Test
    void optionsThatAreGivenNowhereElseComeFromTheFile() throws IOException {
        int port = freePort();
        Path config = Files.writeString(data.resolve("slipway.properties"), "port = ${MY_PORT}\ndata = " + data + "\n");

        try (SlipwayProcess server = Command.of("server", "--config", config.toString())
                .with("MY_PORT", String.valueOf(port))
                .start()) {
            assertThat(URI.create(server.url()).getPort()).isEqualTo(port);
        }
    }

    @Test
    void theFirstStartPrintsAPasswordThatOnlyItKnows() {
        String password;
        try (SlipwayProcess server =
                Command.of("server", "--data", data.toString(), "--port", "0").start()) {
            var anonymous = new Wire(server.url(), Optional.empty());
            password = printedPassword(server);

            anonymous.post("/api/users/login", signIn(password)).expect(200);
            anonymous.post("/api/users/login", signIn(password + "x")).expect(401);
        }
        try (SlipwayProcess again = Command.server(data).start()) {
            again.url();

            assertThat(String.join("\n", again.output()))
                    .doesNotContain(password)
                    .doesNotContain("password");
        }
    }

    private static String printedPassword(SlipwayProcess server) {
        return server.output().stream()
                .map(PASSWORD::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFirstStartThatFailedHasNotUsedUpThePassword() throws IOException {
        try (var taken = new ServerSocket(0);
                SlipwayProcess failing = Command.of(
                                "server", "--data", data.toString(), "--port", String.valueOf(taken.getLocalPort()))
                        .start()) {
            assertThat(failing.exitCode()).isEqualTo(1);
        }
        try (SlipwayProcess server =
                Command.of("server", "--data", data.toString(), "--port", "0").start()) {
            var anonymous = new Wire(server.url(), Optional.empty());

            anonymous.post("/api/users/login", signIn(printedPassword(server))).expect(200);
        }
    }

    private static String signIn(String password) {
        return "{\"Username\":\"admin\",\"Password\":\"" + password + "\"}";
    }

    @Test
    void theFirstStartTakesThePasswordAndKeyItIsGiven() {
        try (SlipwayProcess server = Command.server(data)
                .with("SLIPWAY_ADMIN_PASSWORD", "correct horse battery staple")
                .start()) {
            new Wire(server.url(), Optional.empty())
                    .post("/api/users/login", signIn("correct horse battery staple"))
                    .expect(200);
            assertThat(server.wire().get("/api/users/me").expect(200).text("Username"))
                    .isEqualTo("admin");
        }
    }

    @Test
    void secretsAreInNoProcessListAndInNoOutput() throws IOException {
        List<String> secrets = List.of(
                "correct horse battery staple",
                SlipwayProcess.ADMIN_KEY,
                "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0MTI=");
        try (SlipwayProcess server = Command.server(data)
                .with("SLIPWAY_ADMIN_PASSWORD", secrets.get(0))
                .with("SLIPWAY_MASTER_KEY", secrets.get(2))
                .start()) {
            server.wire().get("/api/users/me").expect(200);
            server.wire().post("/api/users/login", signIn(secrets.get(0))).expect(200);
            server.wire()
                    .post("/api/users/login", "{\"Password\":\"" + secrets.get(0))
                    .expect(400);

            assertThat(Files.readString(Path.of("/proc/" + server.pid() + "/cmdline")))
                    .doesNotContain(secrets);
            assertThat(String.join("\n", server.output()) + String.join("\n", server.errors()))
                    .doesNotContain(secrets);
            assertThat(Files.exists(data.resolve("master.key"))).isFalse();
        }
    }

    @Test
    void onlyItsUserCanLookIntoTheDataOrReadTheMasterKey() throws IOException {
        Path made = data.resolve("new");
        try (SlipwayProcess server = Command.server(made).start()) {
            server.url();

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                    .isEqualTo("rwx------");
            assertThat(Files.getPosixFilePermissions(made.resolve("master.key")))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
    }

    @Test
    void aSecondServerOnTheSameDataDoesNotStart() {
        try (SlipwayProcess first = Command.server(data).start()) {
            first.url();

            try (SlipwayProcess second = Command.server(data).start()) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(lastOf(second.errors())).startsWith("slipway: ");
            }
            first.wire().get("/health/ready").expect(200);
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (var taken = new ServerSocket(0)) {
            String port = String.valueOf(taken.getLocalPort());

            try (SlipwayProcess server = Command.of("server", "--data", data.toString(), "--port", port)
                    .start()) {
                assertThat(server.exitCode()).isEqualTo(1);
                assertThat(lastOf(server.errors())).startsWith("slipway: ").contains(port);
            }
        }
    }

    static Stream<Named<Command>> commandLinesThatCannotBeMeant() {
        return Stream.of(
                Named.of("no command", Command.of()),
                Named.of("an unknown command", Command.of("serve")),
                Named.of("an unknown option", Command.of("server", "--prot", "1")),
                Named.of("an option without its value", Command.of("server", "--port")),
                Named.of("a port that is no number", Command.of("server", "--port", "http")),
                Named.of("a port that is too high", Command.of("server", "--port", "65536")),
                Named.of("a port below zero", Command.of("server", "--port", "-1")),
                Named.of("a bad port in the environment", Command.of("server").with("SLIPWAY_PORT", "http")),
                Named.of("an API key that is none", Command.of("server").with("SLIPWAY_ADMIN_API_KEY", "secret")),
                Named.of("a file that is not there", Command.of("server", "--config", "/nowhere/slipway.properties")));
    }

    @ParameterizedTest
    @MethodSource("commandLinesThatCannotBeMeant")
    void aCommandLineThatCannotBeMeantIsRefusedInOneLine(Command command) {
        try (SlipwayProcess slipway =
                command.with("SLIPWAY_DATA", data.toString()).start()) {
            assertThat(slipway.exitCode()).isEqualTo(2);
            assertThat(slipway.errors())
                    .singleElement()
                    .asString()
                    .startsWith("slipway: ")
                    .doesNotContain("secret'");
            assertThat(slipway.output()).isEmpty();
            assertThat(data).isEmptyDirectory();
        }
    }

    @Test
    void askedForHelpOrItsVersionItAnswersAndEnds() {
        for (String question : List.of("--help", "--version", "version")) {
            try (SlipwayProcess slipway = Command.of(question).start()) {
                assertThat(slipway.exitCode()).as(question).isZero();
                assertThat(slipway.output()).as(question).isNotEmpty();
            }
        }
    }

    private static String lastOf(List<String> lines) {
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
