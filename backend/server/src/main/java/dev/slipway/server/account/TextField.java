package dev.slipway.server.account;

import dev.slipway.api.Account;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of accounts that hold a text in the clear; each type has some of them. */
@SuppressWarnings("ImmutableEnumChecker") // the functions are methods of a record
enum TextField {
    USERNAME("Username", Account::username, Account::withUsername),
    SSH_CERTIFICATE("SshCertificate", Account::sshCertificate, Account::withSshCertificate),
    ACCESS_KEY("AccessKey", Account::accessKey, Account::withAccessKey),
    REGION("Region", Account::region, Account::withRegion),
    ROLE_ARN("RoleArn", Account::roleArn, Account::withRoleArn),
    SESSION_DURATION("SessionDuration", Account::sessionDuration, Account::withSessionDuration),
    AUDIENCE("Audience", Account::audience, Account::withAudience),
    SUBSCRIPTION_NUMBER("SubscriptionNumber", Account::subscriptionNumber, Account::withSubscriptionNumber),
    TENANT_ID("TenantId", Account::tenantId, Account::withTenantId),
    CLIENT_ID("ClientId", Account::clientId, Account::withClientId),
    AZURE_ENVIRONMENT("AzureEnvironment", Account::azureEnvironment, Account::withAzureEnvironment),
    DIRECTORY_URI(
            "ActiveDirectoryEndpointBaseUri",
            Account::activeDirectoryEndpointBaseUri,
            Account::withActiveDirectoryEndpointBaseUri),
    RESOURCE_URI(
            "ResourceManagementEndpointBaseUri",
            Account::resourceManagementEndpointBaseUri,
            Account::withResourceManagementEndpointBaseUri),
    CERTIFICATE_THUMBPRINT("CertificateThumbprint", Account::certificateThumbprint, Account::withCertificateThumbprint),
    SERVICE_URI(
            "ServiceManagementEndpointBaseUri",
            Account::serviceManagementEndpointBaseUri,
            Account::withServiceManagementEndpointBaseUri),
    SERVICE_SUFFIX(
            "ServiceManagementEndpointSuffix",
            Account::serviceManagementEndpointSuffix,
            Account::withServiceManagementEndpointSuffix);

    private final String wireName;
    private final Function<Account, @Nullable String> read;
    private final BiFunction<Account, @Nullable String, Account> write;

    TextField(
            String wireName,
            Function<Account, @Nullable String> read,
            BiFunction<Account, @Nullable String, Account> write) {
        this.wireName = wireName;
        this.read = read;
        this.write = write;
    }

    String wireName() {
        return wireName;
    }

    /** Empty when the account has none. */
    String of(Account account) {
        @Nullable String value = read.apply(account);
        return value == null ? "" : value;
    }

    /** @param value null leaves the field out on the wire */
    Account set(Account account, @Nullable String value) {
        return write.apply(account, value);
    }
}
