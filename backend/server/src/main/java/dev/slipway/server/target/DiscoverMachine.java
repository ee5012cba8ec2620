package dev.slipway.server.target;

import static dev.slipway.server.access.Permission.MACHINE_CREATE;

import dev.slipway.api.Endpoint;
import dev.slipway.api.Machine;
import dev.slipway.json.WireJson;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.machine.CommunicationStyle;
import dev.slipway.server.machine.EndpointRules;
import dev.slipway.server.machine.MachineHealth;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.ssh.HostKey;
import dev.slipway.server.ssh.SshConnector;
import java.io.IOException;

/** Asks a machine that is not saved yet how it would be recognised (R2.10). */
public final class DiscoverMachine {
    private final SshConnector ssh;

    public DiscoverMachine(SshConnector ssh) {
        this.ssh = ssh;
    }

    /**
     * A target that is not saved, with the fingerprint of the host key.
     *
     * @param style only {@code Ssh} can be asked
     * @throws Invalid also when the machine does not answer
     */
    public Machine discover(Actor actor, SpaceId space, String style, String host, int port) {
        actor.require(MACHINE_CREATE, Scope.of(space));
        var checks = new Checks()
                .that(
                        style.equalsIgnoreCase(CommunicationStyle.SSH.wireName()),
                        "type",
                        "The type '" + Checks.quote(style) + "' cannot be discovered; it must be Ssh");
        EndpointRules.checkHost(checks, host);
        EndpointRules.checkPort(checks, port);
        checks.orThrow();
        HostKey key;
        try {
            key = ssh.discover(host, port);
        } catch (IOException e) {
            throw new Invalid(String.valueOf(e.getMessage()), e);
        }
        Endpoint endpoint = EndpointRules.ssh(WireJson.empty(Endpoint.class)
                .withHost(host)
                .withPort(port)
                .withFingerprint(key.fingerprint().toString()));
        return MachineHealth.UNKNOWN.shownIn(WireJson.empty(Machine.class)
                .withSpaceId(space.value())
                .withName(host)
                .withEndpoint(endpoint)
                .withUri(endpoint.uri()));
    }
}
