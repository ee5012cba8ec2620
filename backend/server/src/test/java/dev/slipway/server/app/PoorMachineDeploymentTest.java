package dev.slipway.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.Account;
import dev.slipway.api.ServerTask;
import dev.slipway.api.TaskState;
import dev.slipway.server.ssh.LinuxMachine;
import dev.slipway.server.ssh.TestSshServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A whole deployment to a machine that makes it hard: see {@link LinuxMachine}. */
class PoorMachineDeploymentTest {
    private final Scenario scenario = new Scenario();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        scenario.close();
    }

    @ParameterizedTest
    @EnumSource
    void aPackageIsDeployedAndItsScriptsRun(LinuxMachine.Server server) throws IOException {
        try (var machine = LinuxMachine.start(directory, server, resource("ed25519.pub"))) {
            String key = Base64.getEncoder()
                    .encodeToString(resource("ed25519.openssh").getBytes(StandardCharsets.UTF_8));
            Account account = scenario.keyAccount(machine.user(), key);
            scenario.sshTarget("web-1", machine.host(), machine.port(), machine.fingerprint(), account);
            scenario.process(
                    Scenario.deployPackage("Deploy shop", "Shop", Map.of()),
                    Scenario.script("Look", "echo \"as $(id -u) with $SHELL in $HOME\""));
            scenario.push(
                    "Shop.1.0.0.zip", Map.of("it's an index.html", "<h1>Shop</h1>", "PostDeploy.sh", "echo deployed"));
            scenario.release("1.0.0");

            ServerTask task = scenario.deploy("1.0.0");

            String log = scenario.log(task.id());
            assertThat(task.state()).as(log).isEqualTo(TaskState.SUCCESS);
            assertThat(log).contains("deployed", "as 65534 with /bin/tcsh in /mnt/it's home");
            assertThat(find(machine.home(), "it's an index.html"))
                    .singleElement()
                    .satisfies(file -> assertThat(file).hasContent("<h1>Shop</h1>"));
        }
    }

    private static List<Path> find(Path root, String name) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.getFileName().toString().equals(name))
                    .toList();
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = TestSshServer.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
