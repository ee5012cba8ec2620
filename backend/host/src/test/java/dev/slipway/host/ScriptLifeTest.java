package dev.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens to a script from its start to its end, under every POSIX shell this machine has. */
class ScriptLifeTest {
    @TempDir
    Path root;

    private ScriptHost host(String shell) {
        return new ShellScriptHost(
                new LocalShell(),
                HostSettings.DEFAULT
                        .withRoot(root.toString())
                        .withPosixShell(shell)
                        .withCancelGrace(Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @MethodSource("dev.slipway.host.PosixShells#installed")
    void theOutputAndTheExitCodeComeBack(String shell) throws Exception {
        try (ScriptHost host = host(shell)) {
            var finished = new ScriptRunner(host).run("echo one; echo two >&2; sleep 0.2; printf three; exit 42");

            assertThat(finished.state()).isEqualTo(new ScriptState.Exited(42));
            assertThat(finished.stdout()).isEqualTo("one\nthree");
            assertThat(finished.stderr()).isEqualTo("two\n");
            assertThat(finished.text()).endsWith("three");
        }
    }
}
