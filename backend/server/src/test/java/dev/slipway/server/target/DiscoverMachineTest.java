package dev.slipway.server.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import dev.slipway.server.ssh.TestSshServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscoverMachineTest {
    private final TestServer server = TestServer.shared();
    private final Wire wire = server.wire();
    private final String machines = "/api/" + server.newSpace() + "/machines";

    @Test
    void anSshServerIsRecognisedAndNothingIsSaved(@TempDir Path home) {
        try (TestSshServer ssh = TestSshServer.start(home)) {
            Wire.Answer found = wire.get(machines + "/discover?type=ssh&host=127.0.0.1&port=" + ssh.port())
                    .expect(200);

            assertThat(found.text("Id")).isEmpty();
            assertThat(found.text("Name")).isEqualTo("127.0.0.1");
            assertThat(found.text("Endpoint/CommunicationStyle")).isEqualTo("Ssh");
            assertThat(found.text("Endpoint/Fingerprint")).matches("SHA256:[A-Za-z0-9+/]{43}");
            assertThat(found.text("Uri")).isEqualTo("ssh://127.0.0.1:" + ssh.port() + "/");
        }
        assertThat(wire.get(machines).at("TotalResults")).isEqualTo(0.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "type=Ssh                       | Host is missing; it must be the name or the address of a machine",
                "type=Ssh&host=h&port=0         | Port is 0; it must be from 1 to 65535",
                "type=Ssh&host=h&port=ssh       | The parameter port is 'ssh'; it must be a whole number from 0 to 2147483647",
                "type=TentaclePassive&host=h    | The type 'TentaclePassive' cannot be discovered; it must be Ssh",
                "type=Ssh&host=h&jumpHost=j     | JumpHost.Fingerprint is missing; an endpoint of style Ssh must have it",
                "host=h                         | The type '' cannot be discovered; it must be Ssh",
            })
    void badInputIsRefusedNamingTheParameter(String query, String error) {
        assertThat(wire.get(machines + "/discover?" + query).expect(400).text("Errors/0"))
                .isEqualTo(error);
    }

    @Test
    void aMachineThatDoesNotAnswerIsNamed() {
        assertThat(wire.get(machines + "/discover?type=Ssh&host=127.0.0.1&port=1")
                        .expect(400)
                        .text("Errors/0"))
                .startsWith("Cannot reach 127.0.0.1:1: ");
    }
}
