package dev.slipway.server.target;

import static dev.slipway.server.access.Permission.MACHINE_CREATE;

import dev.slipway.api.Endpoint;
import dev.slipway.api.JumpHost;
import dev.slipway.api.Machine;
import dev.slipway.json.WireJson;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.machine.CommunicationStyle;
import dev.slipway.server.machine.EndpointRules;
import dev.slipway.server.machine.MachineEndpoint;
import dev.slipway.server.machine.MachineHealth;
import dev.slipway.server.machine.SshHops;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.ssh.HostKey;
import dev.slipway.server.ssh.SshConnector;
import dev.slipway.server.ssh.SshHop;
import java.io.IOException;
import java.util.Optional;

/** Asks a machine that is not saved yet how it would be recognised (R2.10). */
public final class DiscoverMachine {
    private final SshHops hops;
    private final SshConnector ssh;

    public DiscoverMachine(SshHops hops, SshConnector ssh) {
        this.hops = hops;
        this.ssh = ssh;
    }

    /**
     * A target that is not saved, with the fingerprint of the host key.
     *
     * @param style only {@code Ssh} can be asked
     * @param through the machine to sign in to first, over which the other is reached
     * @throws Invalid also when the machine does not answer
     */
    public Machine discover(
            Actor actor, SpaceId space, String style, String host, int port, Optional<JumpHost> through) {
        actor.require(MACHINE_CREATE, Scope.of(space));
        var checks = new Checks()
                .that(
                        style.equalsIgnoreCase(CommunicationStyle.SSH.wireName()),
                        "type",
                        "The type '" + Checks.quote(style) + "' cannot be discovered; it must be Ssh");
        EndpointRules.checkHost(checks, host);
        EndpointRules.checkPort(checks, port);
        through.ifPresent(jump -> {
            EndpointRules.checkJumpHost(checks, jump);
            checks.that(
                    jump.accountId() != null,
                    "JumpHost.AccountId",
                    "JumpHost.AccountId is missing; it must be the id of the account that signs in on the jump host");
        });
        checks.orThrow();
        HostKey key;
        try {
            Optional<SshHop> hop = Optional.empty();
            if (through.isPresent()) {
                hop = Optional.of(hops.of(space, MachineEndpoint.jump(through.get(), "")));
            }
            key = ssh.discover(host, port, hop);
        } catch (IOException e) {
            throw new Invalid(String.valueOf(e.getMessage()), e);
        }
        Endpoint endpoint = EndpointRules.ssh(WireJson.empty(Endpoint.class)
                .withHost(host)
                .withPort(port)
                .withFingerprint(key.fingerprint().toString())
                .withJumpHost(through.orElse(null)));
        return MachineHealth.UNKNOWN.shownIn(WireJson.empty(Machine.class)
                .withSpaceId(space.value())
                .withName(host)
                .withEndpoint(endpoint)
                .withUri(endpoint.uri()));
    }
}
