package dev.slipway.server.variable;

import dev.slipway.api.Account;
import dev.slipway.api.Variable;
import dev.slipway.api.VariableType;
import dev.slipway.server.security.Secret;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The properties of the accounts that variables may name, by account id (R2.20). */
record AccountProperties(Map<String, List<AccountProperty>> byAccount) {
    private static final Set<VariableType> TYPES = EnumSet.of(
            VariableType.AMAZON_WEB_SERVICES_ACCOUNT,
            VariableType.AZURE_ACCOUNT,
            VariableType.GOOGLE_CLOUD_ACCOUNT,
            VariableType.USERNAME_PASSWORD_ACCOUNT,
            VariableType.GENERIC_OIDC_ACCOUNT);

    private static final Set<String> SECRETS = Set.of("Password", "SecretKey", "Token", "JsonKey");

    /** Whether the variable's value is the id of an account. */
    static boolean isAccount(Variable variable) {
        return TYPES.contains(variable.type());
    }

    List<ResolvedVariable> of(Variable variable, Secret accountId) {
        return !isAccount(variable)
                ? List.of()
                : byAccount.getOrDefault(accountId.reveal(), List.of()).stream()
                        .map(property -> new ResolvedVariable(
                                variable.name() + "." + property.name(),
                                property.value(),
                                property.isSensitive() ? VariableType.SENSITIVE : VariableType.STRING,
                                property.isSensitive()))
                        .toList();
    }

    /** @param secrets by their names on the wire; those that only targets use are left out */
    static List<AccountProperty> of(Account account, Map<String, Secret> secrets) {
        var properties = new ArrayList<AccountProperty>();
        Stream.of(
                        plain("Username", account.username()),
                        plain("AccessKey", account.accessKey()),
                        plain("RoleArn", account.roleArn()),
                        plain("SessionDuration", account.sessionDuration()),
                        plain("Audience", account.audience()),
                        plain("SubscriptionNumber", account.subscriptionNumber()),
                        plain("Client", account.clientId()),
                        plain("TenantId", account.tenantId()),
                        plain("AzureEnvironment", account.azureEnvironment()),
                        plain("ResourceManagementEndpointBaseUri", account.resourceManagementEndpointBaseUri()),
                        plain("ActiveDirectoryEndpointBaseUri", account.activeDirectoryEndpointBaseUri()))
                .flatMap(List::stream)
                .forEach(properties::add);
        secrets.forEach((name, secret) -> {
            if (SECRETS.contains(name)) {
                properties.add(new AccountProperty(name, secret, true));
            }
        });
        return List.copyOf(properties);
    }

    private static List<AccountProperty> plain(String name, @Nullable String value) {
        return value == null ? List.of() : List.of(new AccountProperty(name, new Secret(value), false));
    }
}
