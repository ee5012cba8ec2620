package dev.slipway.server.packaged;

import dev.slipway.server.Wire;
import dev.slipway.server.ssh.OpenSshServer;
import dev.slipway.server.ssh.TestKeys;
import dev.slipway.server.ssh.TestNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A target that outlives the servers of a test: OpenSSH behind a network with faults. */
final class SshTarget implements AutoCloseable {
    private static final String API = "/api/" + Workplace.SPACE;

    private final OpenSshServer sshd;
    private final TestNetwork network;

    /** @param directory an empty directory */
    SshTarget(Path directory) throws IOException {
        sshd = OpenSshServer.start(directory, TestKeys.publicLine("ed25519"), "MaxStartups 100");
        network = new TestNetwork(sshd.host(), sshd.port());
    }

    TestNetwork network() {
        return network;
    }

    /** Makes it a target of an environment, or several under different names. */
    void join(Wire wire, String environment, String name, String... tags) {
        byte[] key = TestKeys.privateKey("ed25519.openssh").pem().getBytes(StandardCharsets.US_ASCII);
        String account = wire.post(
                        API + "/accounts",
                        Workplace.json(Map.of(
                                "Name",
                                "Login on " + name,
                                "AccountType",
                                "SshKeyPair",
                                "Username",
                                sshd.user(),
                                "PrivateKeyFile",
                                Map.of("NewValue", Base64.getEncoder().encodeToString(key)))))
                .expect(201)
                .text("Id");
        var endpoint = Map.of(
                "CommunicationStyle", "Ssh",
                "Host", sshd.host(),
                "Port", network.port(),
                "AccountId", account,
                "Fingerprint", sshd.fingerprint());
        wire.post(
                        API + "/machines",
                        Workplace.json(Map.of(
                                "Name",
                                name,
                                "Roles",
                                List.of(tags),
                                "EnvironmentIds",
                                List.of(environment),
                                "Endpoint",
                                endpoint)))
                .expect(201);
    }

    /** The scripts that it keeps something of: one each that runs, or whose end nobody has asked for. */
    List<Path> tickets() {
        Path tickets = sshd.home().resolve(".slipway/tickets");
        if (!Files.exists(tickets)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(tickets)) {
            return all.filter(ticket -> Files.exists(ticket.resolve("supervisor")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        sshd.close();
        network.close();
    }
}
