package dev.slipway.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.TestDatabases;
import dev.slipway.server.Wire;
import dev.slipway.server.packaged.SlipwayProcess.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server on PostgreSQL, as a user who owns a database and nothing else. */
@Timeout(180)
class PostgreSqlIT {
    private static final String API = "/api/" + Workplace.SPACE;
    private static final String PASSWORD = "hunter2&hunter2";
    private static final Duration POLLING = Duration.ofMillis(100);

    @TempDir
    Path directory;

    private String url;

    @BeforeEach
    void theDatabaseIsOwnedByItsUser() {
        url = TestDatabases.postgreSqlUrl();
        String name = url.substring(url.lastIndexOf('/') + 1);
        TestDatabases.execute("CREATE ROLE " + name + " LOGIN PASSWORD '" + PASSWORD + "'");
        TestDatabases.execute("ALTER DATABASE " + name + " OWNER TO " + name);
    }

    private Command server(String data) {
        return Command.of("server", "--data", directory.resolve(data).toString(), "--port", "0", "--db", url)
                .with("SLIPWAY_ADMIN_API_KEY", SlipwayProcess.ADMIN_KEY)
                .with("SLIPWAY_DB_USER", url.substring(url.lastIndexOf('/') + 1))
                .with("SLIPWAY_DB_PASSWORD", PASSWORD);
    }

    @Test
    void killedInTheMiddleOfADeploymentItGoesOn() throws Exception {
        Path starts = directory.resolve("starts");
        String task;
        Workplace workplace;
        try (SlipwayProcess server = server("data").start()) {
            Wire wire = server.wire();
            workplace = Workplace.make(wire, "Acme");
            workplace.setVariable(wire, "hello");
            workplace.runs(wire, "echo started >> '" + starts + "'; sleep 3; echo done");
            workplace.release(wire, "1.0.0");
            task = workplace.deploy(wire, "1.0.0");
            while (!Files.exists(starts)) {
                Thread.sleep(POLLING.toMillis());
            }
            assertKeepsItsSecret(server);
            server.kill();
        }
        try (SlipwayProcess server = server("data").start()) {
            Wire wire = server.wire();
            while (!Boolean.TRUE.equals(
                    wire.get(API + "/tasks/" + task).expect(200).at("IsCompleted"))) {
                Thread.sleep(POLLING.toMillis());
            }

            assertThat(wire.get(API + "/tasks/" + task).text("State"))
                    .as(wire.get(API + "/tasks/" + task + "/raw").body())
                    .isEqualTo("Success");
            assertThat(workplace.variable(wire)).isEqualTo("hello");
            assertThat(starts).hasContent("started");
            assertKeepsItsSecret(server);
        }
        assertThat(directory.resolve("data")).isDirectoryNotContaining("glob:**.db");
    }

    private static void assertKeepsItsSecret(SlipwayProcess server) throws IOException {
        assertThat(Files.readString(Path.of("/proc/" + server.pid() + "/cmdline")))
                .doesNotContain("hunter2");
        assertThat(server.output().toString() + server.errors()).doesNotContain("hunter2");
    }

    @Test
    void aServerWithoutTheMasterKeyOfTheOthersIsRefusedInOneLine() throws IOException {
        try (SlipwayProcess first = server("first").start()) {
            first.url();

            try (SlipwayProcess second = server("second").start()) {
                assertRefused(second, "master key that is not here");
            }
            String other = Base64.getEncoder().encodeToString(new byte[32]);
            try (SlipwayProcess second =
                    server("second").with("SLIPWAY_MASTER_KEY", other).start()) {
                assertRefused(second, "The master key is not the one");
            }
            assertThat(directory.resolve("second/master.key")).doesNotExist();
            String own = Files.readString(directory.resolve("first/master.key")).strip();
            try (SlipwayProcess second =
                    server("second").with("SLIPWAY_MASTER_KEY", own).start()) {
                assertRefused(second, "give every node the same one with --blobs");
            }
            first.wire().get("/health/ready").expect(200);
        }
    }

    private static void assertRefused(SlipwayProcess server, String reason) {
        assertThat(server.exitCode()).isEqualTo(1);
        assertThat(server.errors()).last().asString().startsWith("slipway: ").contains(reason);
    }

    @Test
    void aPasswordAmongTheArgumentsIsRefusedWithoutRepeatingIt() {
        try (SlipwayProcess server =
                Command.of("server", "--db", url + "?user=ann&password=hunter2").start()) {
            assertThat(server.exitCode()).isEqualTo(2);
            assertThat(server.errors())
                    .singleElement()
                    .asString()
                    .contains("SLIPWAY_DB_PASSWORD")
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsNamedInOneLine() {
        String nowhere = url.replaceFirst("slipway_\\w+", "nowhere?password=hunter2");
        try (SlipwayProcess server = Command.of(
                        "server", "--data", directory.resolve("data").toString(), "--port", "0")
                .with("SLIPWAY_DB", nowhere)
                .start()) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(Set.copyOf(server.errors()))
                    .singleElement()
                    .asString()
                    .startsWith("slipway: ")
                    .doesNotContain("hunter2");
        }
    }
}
