package dev.slipway.server.engine;

import dev.slipway.api.Machine;
import dev.slipway.host.HostSettings;
import dev.slipway.host.HostUnreachable;
import dev.slipway.host.LocalShell;
import dev.slipway.host.ScriptHost;
import dev.slipway.host.ShellScriptHost;
import dev.slipway.server.machine.MachineEndpoint;
import dev.slipway.server.machine.SshHops;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.ssh.SshConnections;
import dev.slipway.server.ssh.SshConnector;
import dev.slipway.server.ssh.SshHop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Connects to targets over SSH, and to directories of the server's own machine. */
public final class MachineHosts implements Hosts {
    private static final String SLIPWAY = ".slipway";

    /** Long enough for a pipeline that goes on with the next deployment, short enough for a key that was withdrawn. */
    private static final Duration CONNECTION_KEPT = Duration.ofMinutes(1);

    private final SshHops hops;
    private final SshConnections ssh;
    private final Path work;

    /** @param work where the built-in worker keeps its scripts and packages */
    public MachineHosts(SshHops hops, SshConnector ssh, Path work) {
        this.hops = hops;
        this.ssh = new SshConnections(ssh, CONNECTION_KEPT);
        this.work = work.toAbsolutePath().normalize();
    }

    @Override
    public ScriptHost worker() {
        return local(work);
    }

    @Override
    public ScriptHost target(Machine machine) throws IOException {
        MachineEndpoint endpoint = MachineEndpoint.of(machine.endpoint());
        if (endpoint instanceof MachineEndpoint.Ssh remote) {
            return remote(new SpaceId(machine.spaceId()), remote);
        } else if (endpoint instanceof MachineEndpoint.Local here) {
            return local(here.directory().resolve(SLIPWAY));
        } else if (endpoint instanceof MachineEndpoint.CloudRegion) {
            throw new HostUnreachable("The target " + machine.name() + " is a cloud region, and there is nothing to"
                    + " connect to; run the step on a worker on its behalf.");
        }
        throw new HostUnreachable("The target " + machine.name() + " has the communication style "
                + machine.endpoint().communicationStyle() + ", over which this server cannot run anything.");
    }

    private static ScriptHost local(Path root) {
        return new ShellScriptHost(new LocalShell(), HostSettings.DEFAULT.withRoot(root.toString()));
    }

    private ScriptHost remote(SpaceId space, MachineEndpoint.Ssh endpoint) throws IOException {
        Optional<SshHop> through = Optional.empty();
        if (endpoint.through().isPresent()) {
            through = Optional.of(hops.of(space, endpoint.through().get()));
        }
        return new ShellScriptHost(ssh.connect(hops.of(space, endpoint), through));
    }
}
