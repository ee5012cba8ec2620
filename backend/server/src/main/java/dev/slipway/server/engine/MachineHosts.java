package dev.slipway.server.engine;

import dev.slipway.api.Account;
import dev.slipway.api.Machine;
import dev.slipway.host.HostSettings;
import dev.slipway.host.HostUnreachable;
import dev.slipway.host.LocalShell;
import dev.slipway.host.ScriptHost;
import dev.slipway.host.ShellScriptHost;
import dev.slipway.server.account.AccountId;
import dev.slipway.server.account.AccountSecrets;
import dev.slipway.server.account.AccountService;
import dev.slipway.server.machine.MachineEndpoint;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.ssh.SshConnections;
import dev.slipway.server.ssh.SshConnector;
import dev.slipway.server.ssh.SshCredential;
import dev.slipway.server.ssh.SshEndpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Connects to targets over SSH, and to directories of the server's own machine. */
public final class MachineHosts implements Hosts {
    private static final String SLIPWAY = ".slipway";

    /** Long enough for a pipeline that goes on with the next deployment, short enough for a key that was withdrawn. */
    private static final Duration CONNECTION_KEPT = Duration.ofMinutes(1);

    private final Database db;
    private final AccountService accounts;
    private final AccountSecrets secrets;
    private final SshConnections ssh;
    private final Path work;

    /** @param work where the built-in worker keeps its scripts and packages */
    public MachineHosts(Database db, AccountService accounts, AccountSecrets secrets, SshConnector ssh, Path work) {
        this.db = db;
        this.accounts = accounts;
        this.secrets = secrets;
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
            return remote(machine, remote);
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

    private ScriptHost remote(Machine machine, MachineEndpoint.Ssh endpoint) throws IOException {
        SpaceId space = new SpaceId(machine.spaceId());
        Account account = db.read(tx -> accounts.findById(tx, space, new AccountId(endpoint.accountId())))
                .orElseThrow(() -> new HostUnreachable("The account " + endpoint.accountId() + " of the target "
                        + machine.name() + " is not there any more."));
        SshCredential credential;
        try {
            credential = db.read(tx -> secrets.sshCredential(tx, account));
        } catch (Invalid e) {
            throw new HostUnreachable(String.join(" ", e.details()), e);
        }
        String user = account.username() == null ? "" : account.username();
        var address = new SshEndpoint(endpoint.host(), endpoint.port(), user, endpoint.fingerprint());
        return new ShellScriptHost(ssh.connect(address, credential));
    }
}
