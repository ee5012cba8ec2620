package dev.slipway.server.account;

import dev.slipway.api.Account;
import dev.slipway.api.SensitiveValue;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of accounts that hold a secret; each type has some of them. */
@SuppressWarnings("ImmutableEnumChecker") // the functions are methods of a record
enum SecretField {
    PASSWORD("Password", Account::password, Account::withPassword),
    PRIVATE_KEY_FILE("PrivateKeyFile", Account::privateKeyFile, Account::withPrivateKeyFile),
    PRIVATE_KEY_PASSPHRASE("PrivateKeyPassphrase", Account::privateKeyPassphrase, Account::withPrivateKeyPassphrase),
    TOKEN("Token", Account::token, Account::withToken),
    SECRET_KEY("SecretKey", Account::secretKey, Account::withSecretKey),
    CERTIFICATE_BYTES("CertificateBytes", Account::certificateBytes, Account::withCertificateBytes),
    JSON_KEY("JsonKey", Account::jsonKey, Account::withJsonKey);

    private final String wireName;
    private final Function<Account, @Nullable SensitiveValue> read;
    private final BiFunction<Account, @Nullable SensitiveValue, Account> write;

    SecretField(
            String wireName,
            Function<Account, @Nullable SensitiveValue> read,
            BiFunction<Account, @Nullable SensitiveValue, Account> write) {
        this.wireName = wireName;
        this.read = read;
        this.write = write;
    }

    String wireName() {
        return wireName;
    }

    SensitiveValue of(Account account) {
        @Nullable SensitiveValue value = read.apply(account);
        return value == null ? SensitiveValue.NONE : value;
    }

    /** @param value null leaves the field out on the wire */
    Account set(Account account, @Nullable SensitiveValue value) {
        return write.apply(account, value);
    }
}
