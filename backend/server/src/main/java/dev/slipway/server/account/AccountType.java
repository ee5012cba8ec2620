package dev.slipway.server.account;

import static dev.slipway.server.account.AccountSecretFields.API_TOKEN;
import static dev.slipway.server.account.AccountSecretFields.CERTIFICATE_BYTES;
import static dev.slipway.server.account.AccountSecretFields.JSON_KEY;
import static dev.slipway.server.account.AccountSecretFields.PASSWORD;
import static dev.slipway.server.account.AccountSecretFields.PRIVATE_KEY_FILE;
import static dev.slipway.server.account.AccountSecretFields.PRIVATE_KEY_PASSPHRASE;
import static dev.slipway.server.account.AccountSecretFields.SECRET_KEY;
import static dev.slipway.server.account.TextField.ACCESS_KEY;
import static dev.slipway.server.account.TextField.AUDIENCE;
import static dev.slipway.server.account.TextField.AZURE_ENVIRONMENT;
import static dev.slipway.server.account.TextField.CERTIFICATE_THUMBPRINT;
import static dev.slipway.server.account.TextField.CLIENT_ID;
import static dev.slipway.server.account.TextField.DIRECTORY_URI;
import static dev.slipway.server.account.TextField.REGION;
import static dev.slipway.server.account.TextField.RESOURCE_URI;
import static dev.slipway.server.account.TextField.ROLE_ARN;
import static dev.slipway.server.account.TextField.SERVICE_SUFFIX;
import static dev.slipway.server.account.TextField.SERVICE_URI;
import static dev.slipway.server.account.TextField.SESSION_DURATION;
import static dev.slipway.server.account.TextField.SSH_CERTIFICATE;
import static dev.slipway.server.account.TextField.SUBSCRIPTION_NUMBER;
import static dev.slipway.server.account.TextField.TENANT_ID;
import static dev.slipway.server.account.TextField.USERNAME;

import dev.slipway.api.Account;
import dev.slipway.server.security.SecretField;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The types of accounts (R2.20): those that official clients know, for any other makes whole lists fail in them. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are unmodifiable
public enum AccountType {
    USERNAME_PASSWORD("UsernamePassword", List.of(USERNAME), List.of(), List.of(), List.of(PASSWORD)),
    SSH_KEY_PAIR(
            "SshKeyPair",
            List.of(USERNAME),
            List.of(SSH_CERTIFICATE),
            List.of(PRIVATE_KEY_FILE),
            List.of(PRIVATE_KEY_PASSPHRASE)),
    TOKEN("Token", List.of(), List.of(), List.of(API_TOKEN), List.of()),
    AMAZON_WEB_SERVICES(
            "AmazonWebServicesAccount", List.of(ACCESS_KEY), List.of(REGION), List.of(SECRET_KEY), List.of()),
    AMAZON_WEB_SERVICES_OIDC(
            "AmazonWebServicesOidcAccount",
            List.of(ROLE_ARN),
            List.of(SESSION_DURATION, REGION, AUDIENCE),
            List.of(),
            List.of()),
    AMAZON_WEB_SERVICES_ROLE("AmazonWebServicesRoleAccount", List.of(), List.of(), List.of(), List.of()),
    AZURE_SERVICE_PRINCIPAL(
            "AzureServicePrincipal",
            List.of(SUBSCRIPTION_NUMBER, TENANT_ID, CLIENT_ID),
            List.of(AZURE_ENVIRONMENT, DIRECTORY_URI, RESOURCE_URI),
            List.of(PASSWORD),
            List.of()),
    AZURE_OIDC(
            "AzureOidc",
            List.of(SUBSCRIPTION_NUMBER, TENANT_ID, CLIENT_ID),
            List.of(AUDIENCE, AZURE_ENVIRONMENT, DIRECTORY_URI, RESOURCE_URI),
            List.of(),
            List.of()),
    AZURE_SUBSCRIPTION(
            "AzureSubscription",
            List.of(SUBSCRIPTION_NUMBER),
            List.of(CERTIFICATE_THUMBPRINT, AZURE_ENVIRONMENT, SERVICE_URI, SERVICE_SUFFIX),
            List.of(),
            List.of(CERTIFICATE_BYTES)),
    GOOGLE_CLOUD("GoogleCloudAccount", List.of(), List.of(), List.of(JSON_KEY), List.of()),
    GENERIC_OIDC("GenericOidcAccount", List.of(), List.of(AUDIENCE), List.of(), List.of()),
    NONE("None", List.of(), List.of(), List.of(), List.of());

    /** Those with which one can sign in over SSH. */
    public static final Set<AccountType> FOR_SSH = EnumSet.of(SSH_KEY_PAIR, USERNAME_PASSWORD);

    private static final Set<AccountType> OPEN_ID_CONNECT =
            EnumSet.of(AMAZON_WEB_SERVICES_OIDC, AZURE_OIDC, GENERIC_OIDC);

    private final String wireName;
    private final List<TextField> required;
    private final List<TextField> optional;
    private final List<SecretField<Account>> requiredSecrets;
    private final List<SecretField<Account>> optionalSecrets;

    AccountType(
            String wireName,
            List<TextField> required,
            List<TextField> optional,
            List<SecretField<Account>> requiredSecrets,
            List<SecretField<Account>> optionalSecrets) {
        this.wireName = wireName;
        this.required = required;
        this.optional = optional;
        this.requiredSecrets = requiredSecrets;
        this.optionalSecrets = optionalSecrets;
    }

    /** The type of that name, in any case. */
    public static Optional<AccountType> of(String wireName) {
        return Stream.of(values())
                .filter(type -> type.wireName.equalsIgnoreCase(wireName.strip()))
                .findFirst();
    }

    public String wireName() {
        return wireName;
    }

    static List<String> wireNames() {
        return Stream.of(values()).map(AccountType::wireName).toList();
    }

    boolean has(TextField field) {
        return required.contains(field) || optional.contains(field);
    }

    boolean has(SecretField<Account> field) {
        return requiredSecrets.contains(field) || optionalSecrets.contains(field);
    }

    List<TextField> required() {
        return required;
    }

    List<SecretField<Account>> requiredSecrets() {
        return requiredSecrets;
    }

    List<SecretField<Account>> secrets() {
        return Stream.concat(requiredSecrets.stream(), optionalSecrets.stream()).toList();
    }

    /** Whether its accounts name what their tokens are about. */
    boolean hasSubjectKeys() {
        return OPEN_ID_CONNECT.contains(this);
    }
}
