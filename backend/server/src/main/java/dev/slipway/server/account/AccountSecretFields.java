package dev.slipway.server.account;

import dev.slipway.api.Account;
import dev.slipway.server.security.SecretField;
import java.util.List;

/** The fields of accounts that hold a secret; each type has some of them. */
final class AccountSecretFields {
    static final SecretField<Account> PASSWORD =
            new SecretField<>("Password", Account::password, Account::withPassword);
    static final SecretField<Account> PRIVATE_KEY_FILE =
            new SecretField<>("PrivateKeyFile", Account::privateKeyFile, Account::withPrivateKeyFile);
    static final SecretField<Account> PRIVATE_KEY_PASSPHRASE =
            new SecretField<>("PrivateKeyPassphrase", Account::privateKeyPassphrase, Account::withPrivateKeyPassphrase);
    static final SecretField<Account> API_TOKEN = new SecretField<>("Token", Account::token, Account::withToken);
    static final SecretField<Account> SECRET_KEY =
            new SecretField<>("SecretKey", Account::secretKey, Account::withSecretKey);
    static final SecretField<Account> CERTIFICATE_BYTES =
            new SecretField<>("CertificateBytes", Account::certificateBytes, Account::withCertificateBytes);
    static final SecretField<Account> JSON_KEY = new SecretField<>("JsonKey", Account::jsonKey, Account::withJsonKey);

    static final List<SecretField<Account>> ALL = List.of(
            PASSWORD, PRIVATE_KEY_FILE, PRIVATE_KEY_PASSPHRASE, API_TOKEN, SECRET_KEY, CERTIFICATE_BYTES, JSON_KEY);

    private AccountSecretFields() {}
}
