package dev.slipway.server.machine;

import dev.slipway.api.Account;
import dev.slipway.host.HostUnreachable;
import dev.slipway.server.account.AccountId;
import dev.slipway.server.account.AccountSecrets;
import dev.slipway.server.account.AccountService;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.ssh.SshCredential;
import dev.slipway.server.ssh.SshEndpoint;
import dev.slipway.server.ssh.SshHop;
import java.util.Objects;

/** What signs in on machines: the users and secrets of the accounts that their endpoints name. */
public final class SshHops {
    private final Database db;
    private final AccountService accounts;
    private final AccountSecrets secrets;

    public SshHops(Database db, AccountService accounts, AccountSecrets secrets) {
        this.db = db;
        this.accounts = accounts;
        this.secrets = secrets;
    }

    /** @throws HostUnreachable when the account is not there, or of a kind that cannot sign in */
    public SshHop of(SpaceId space, MachineEndpoint.Ssh machine) throws HostUnreachable {
        Account account = db.read(tx -> accounts.findById(tx, space, new AccountId(machine.accountId())))
                .orElseThrow(() -> new HostUnreachable("There is no account " + machine.accountId()
                        + ", which should sign in on " + machine.host() + "."));
        SshCredential credential;
        try {
            credential = db.read(tx -> secrets.sshCredential(tx, account));
        } catch (Invalid e) {
            throw new HostUnreachable(String.join(" ", e.details()), e);
        }
        String user = Objects.requireNonNullElse(account.username(), "");
        return new SshHop(new SshEndpoint(machine.host(), machine.port(), user, machine.fingerprint()), credential);
    }
}
