package dev.slipway.server.account;

import dev.slipway.api.Account;
import dev.slipway.api.SensitiveValue;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.security.Secret;
import dev.slipway.server.security.SecretField;
import dev.slipway.server.ssh.PrivateKeyReader;
import dev.slipway.server.ssh.SshCredential;
import dev.slipway.server.ssh.UnusableCertificate;
import dev.slipway.server.ssh.UnusablePrivateKey;
import dev.slipway.server.ssh.UserCertificate;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a good account is, as far as it can be told from the account alone. */
final class AccountRules {
    private static final int LONGEST_TEXT = 1000;
    /** An RSA key signed by an RSA authority has some 3,000 characters, and each option adds to them. */
    private static final int LONGEST_CERTIFICATE = 20_000;

    private static final int LONGEST_SECRET = 100_000;
    private static final int LONGEST_DESCRIPTION = 10_000;
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    /** Official clients parse these as UUIDs wherever they see them, and fail on anything else. */
    private static final Set<TextField> UUIDS =
            EnumSet.of(TextField.SUBSCRIPTION_NUMBER, TextField.TENANT_ID, TextField.CLIENT_ID);

    private AccountRules() {}

    /**
     * The draft with its type's fields and no others.
     *
     * @throws Invalid naming everything that is wrong
     */
    static Account checked(Account draft) {
        AccountType type = AccountType.of(draft.accountType())
                .orElseThrow(() -> new Invalid(
                        "AccountType",
                        (draft.accountType().isBlank()
                                        ? "AccountType is missing"
                                        : "There is no AccountType '" + Checks.quote(draft.accountType()) + "'")
                                + "; it must be one of " + String.join(", ", AccountType.wireNames())));
        var checks = new Checks()
                .name("Name", draft.name())
                .that(
                        draft.description().length() <= LONGEST_DESCRIPTION,
                        "Description",
                        "Description is longer than " + LONGEST_DESCRIPTION + " characters");
        type.required()
                .forEach(field -> checks.that(
                        !field.of(draft).isBlank(),
                        field.wireName(),
                        field.wireName() + " is missing; an account of type " + type.wireName() + " must have it"));
        for (TextField field : TextField.values()) {
            if (type.has(field)) {
                checkText(
                        checks,
                        field.wireName(),
                        field.of(draft).strip(),
                        field == TextField.SSH_CERTIFICATE ? LONGEST_CERTIFICATE : LONGEST_TEXT,
                        UUIDS.contains(field));
            }
        }
        type.secrets()
                .forEach(field -> checks.that(
                        newText(field.of(draft)).length() <= LONGEST_SECRET,
                        field.wireName(),
                        field.wireName() + " is longer than " + LONGEST_SECRET + " characters"));
        checks.orThrow();
        return withFieldsOf(type, draft)
                .withName(draft.name().strip())
                .withAccountType(type.wireName())
                .withEnvironmentIds(draft.environmentIds().stream().distinct().toList())
                .withTenantIds(draft.tenantIds().stream().distinct().toList())
                .withTenantTags(draft.tenantTags().stream().distinct().toList());
    }

    private static void checkText(Checks checks, String field, String text, int longest, boolean isUuid) {
        checks.that(
                        text.length() <= longest,
                        field,
                        field + " '" + Checks.quote(text) + "' is longer than " + longest + " characters")
                .that(
                        text.chars().noneMatch(Character::isISOControl),
                        field,
                        field + " '" + Checks.quote(text) + "' holds control characters")
                .that(
                        !isUuid || text.isEmpty() || UUID.matcher(text).matches(),
                        field,
                        field + " '" + Checks.quote(text)
                                + "' is no UUID, such as 00000000-0000-0000-0000-000000000000");
    }

    private static String newText(SensitiveValue sent) {
        return sent.newValue() == null ? "" : sent.newValue();
    }

    private static Account withFieldsOf(AccountType type, Account draft) {
        Account account = draft;
        for (TextField field : TextField.values()) {
            account = field.set(account, type.has(field) ? field.of(draft).strip() : null);
        }
        for (SecretField<Account> field : AccountSecretFields.ALL) {
            account = field.set(account, type.has(field) ? field.of(draft) : null);
        }
        return type.hasSubjectKeys()
                ? account
                : account.withDeploymentSubjectKeys(List.of())
                        .withHealthCheckSubjectKeys(List.of())
                        .withAccountTestSubjectKeys(List.of())
                        .withCustomClaims(Map.of());
    }

    /**
     * @param secrets what the account will have, by the names that the wire has for its fields
     * @throws Invalid when one is missing, is a private key that cannot be read, or does not fit the certificate
     */
    static void checkSecrets(Account account, AccountType type, Map<String, Secret> secrets) {
        var checks = new Checks();
        type.requiredSecrets()
                .forEach(field -> checks.that(
                        secrets.containsKey(field.wireName()),
                        field.wireName(),
                        field.wireName() + " is missing; an account of type " + type.wireName() + " must have it"));
        checks.orThrow();
        if (type == AccountType.SSH_KEY_PAIR) {
            sshKey(account, secrets);
        }
    }

    /**
     * The key, with the certificate if the account has one.
     *
     * @throws Invalid with a sentence that tells what is wrong with one of them, and nothing of the key
     */
    static SshCredential sshKey(Account account, Map<String, Secret> secrets) {
        SshCredential.PrivateKey key = privateKey(secrets);
        String certificate = TextField.SSH_CERTIFICATE.of(account);
        if (certificate.isEmpty()) {
            return key;
        }
        try {
            UserCertificate.read(certificate, PrivateKeyReader.read(key));
            return new SshCredential.CertifiedKey(key, certificate);
        } catch (UnusablePrivateKey | UnusableCertificate e) {
            String field = TextField.SSH_CERTIFICATE.wireName();
            throw new Invalid(field + ": " + e.getMessage(), e);
        }
    }

    private static SshCredential.PrivateKey privateKey(Map<String, Secret> secrets) {
        String field = AccountSecretFields.PRIVATE_KEY_FILE.wireName();
        Secret file =
                Optional.ofNullable(secrets.get(field)).orElseThrow(() -> new Invalid(field, field + " is missing"));
        @Nullable Secret passphrase = secrets.get(AccountSecretFields.PRIVATE_KEY_PASSPHRASE.wireName());
        try {
            byte[] bytes = Base64.getDecoder().decode(file.reveal().replaceAll("\\s", ""));
            var key = new SshCredential.PrivateKey(
                    new String(bytes, StandardCharsets.UTF_8), passphrase == null ? null : passphrase.reveal());
            PrivateKeyReader.read(key);
            return key;
        } catch (UnusablePrivateKey e) {
            throw new Invalid(field + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new Invalid(field + ": the text is no Base64; send the bytes of the private key file in Base64", e);
        }
    }
}
