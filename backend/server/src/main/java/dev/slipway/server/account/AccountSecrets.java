package dev.slipway.server.account;

import dev.slipway.api.Account;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.security.Encryption;
import dev.slipway.server.security.Secret;
import dev.slipway.server.security.SecretField;
import dev.slipway.server.security.SecretFields;
import dev.slipway.server.ssh.SshCredential;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The secrets of accounts in the clear, for features above that sign in with them. No request of a client ends here. */
public final class AccountSecrets {
    private final Encryption encryption;
    private final AccountStore store = new AccountStore();

    public AccountSecrets(Encryption encryption) {
        this.encryption = encryption;
    }

    /** By the names that the wire has for them, such as {@code Password}; only those that are set (R2.22). */
    public Map<String, Secret> of(Handle tx, Account account) {
        return revealed(account, store.secrets(tx, account.id()));
    }

    /**
     * What signs the account's {@code username} in over SSH.
     *
     * @throws Invalid when the account is of a type that cannot, or has no password
     */
    public SshCredential sshCredential(Handle tx, Account account) {
        Map<String, Secret> secrets = of(tx, account);
        Optional<AccountType> type = AccountType.of(account.accountType()).filter(AccountType.FOR_SSH::contains);
        if (type.isEmpty()) {
            throw new Invalid("The account " + account.name() + " is of type " + account.accountType()
                    + ", with which one cannot sign in over SSH.");
        }
        return type.get() == AccountType.SSH_KEY_PAIR
                ? AccountRules.sshKey(account, secrets)
                : new SshCredential.Password(Optional.ofNullable(secrets.get(AccountSecretFields.PASSWORD.wireName()))
                        .orElseThrow(() -> new Invalid("The account " + account.name() + " has no password."))
                        .reveal());
    }

    Map<String, Secret> revealed(Account account, SecretFields encrypted) {
        var secrets = new LinkedHashMap<String, Secret>();
        for (SecretField<Account> field : AccountSecretFields.ALL) {
            encrypted
                    .reveal(field.wireName(), account.id(), encryption)
                    .ifPresent(secret -> secrets.put(field.wireName(), secret));
        }
        return secrets;
    }
}
