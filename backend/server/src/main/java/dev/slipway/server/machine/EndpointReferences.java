package dev.slipway.server.machine;

import dev.slipway.api.Account;
import dev.slipway.api.Endpoint;
import dev.slipway.server.account.AccountId;
import dev.slipway.server.account.AccountService;
import dev.slipway.server.account.AccountType;
import dev.slipway.server.feed.FeedService;
import dev.slipway.server.limit.Limits;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What an endpoint names: an account of a fitting type (R2.6, R2.7), a proxy (R2.27), and the feed of a container's image. */
public final class EndpointReferences {
    private static final Set<AccountType> AZURE =
            EnumSet.of(AccountType.AZURE_SERVICE_PRINCIPAL, AccountType.AZURE_OIDC, AccountType.AZURE_SUBSCRIPTION);
    private static final Set<AccountType> AMAZON = EnumSet.of(
            AccountType.AMAZON_WEB_SERVICES,
            AccountType.AMAZON_WEB_SERVICES_OIDC,
            AccountType.AMAZON_WEB_SERVICES_ROLE);

    private final AccountService accounts;
    private final ProxyService proxies;
    private final FeedService feeds;

    public EndpointReferences(AccountService accounts, ProxyService proxies, FeedService feeds) {
        this.accounts = accounts;
        this.proxies = proxies;
        this.feeds = feeds;
    }

    /** The account that signs in, wherever the style has it; null for none. */
    public static @Nullable String accountId(Endpoint endpoint) {
        @Nullable String ofCluster = endpoint.authentication() == null
                ? null
                : endpoint.authentication().accountId();
        @Nullable String accountId = endpoint.accountId() == null ? ofCluster : endpoint.accountId();
        return accountId == null || accountId.isBlank() ? null : accountId;
    }

    /** The account that signs in on the machine on the way, if it is named; null for none. */
    public static @Nullable String jumpAccountId(Endpoint endpoint) {
        return endpoint.jumpHost() == null ? null : endpoint.jumpHost().accountId();
    }

    /** @param user the limits of the machine, which have to stay inside the account's (R2.21) */
    public void check(Handle tx, SpaceId space, Endpoint endpoint, Limits user, Checks checks) {
        checkAccount(tx, space, endpoint, "AccountId", accountId(endpoint), user, checks);
        checkAccount(tx, space, endpoint, "JumpHost.AccountId", jumpAccountId(endpoint), user, checks);
        @Nullable String proxyId = endpoint.proxyId();
        checks.that(
                proxyId == null
                        || proxies.findById(tx, space, new ProxyId(proxyId)).isPresent(),
                "ProxyId",
                "ProxyId '" + Checks.quote(String.valueOf(proxyId)) + "' names no proxy of this space");
        @Nullable String feedId =
                endpoint.container() == null ? null : endpoint.container().feedId();
        checks.that(
                feedId == null
                        || feedId.isBlank()
                        || feeds.find(tx, space, feedId).isPresent(),
                "Container.FeedId",
                "Container.FeedId '" + Checks.quote(String.valueOf(feedId)) + "' names no feed of this space");
    }

    private void checkAccount(
            Handle tx,
            SpaceId space,
            Endpoint endpoint,
            String field,
            @Nullable String accountId,
            Limits user,
            Checks checks) {
        if (accountId != null) {
            Optional<Account> account = accounts.findById(tx, space, new AccountId(accountId));
            checks.that(
                    account.isPresent(),
                    field,
                    field + " '" + Checks.quote(accountId) + "' names no account of this space");
            account.ifPresent(found -> checkAccount(endpoint, field, found, user, checks));
        }
    }

    private static void checkAccount(Endpoint endpoint, String field, Account account, Limits user, Checks checks) {
        Set<AccountType> fitting = fitting(endpoint);
        String types = fitting.stream().map(AccountType::wireName).collect(Collectors.joining(" or "));
        checks.that(
                        AccountType.of(account.accountType())
                                .filter(fitting::contains)
                                .isPresent(),
                        field,
                        field + ": the account " + account.name() + " is of type " + account.accountType()
                                + "; it must be of type " + types)
                .that(
                        AccountService.limits(account).cover(user),
                        field,
                        field + ": the account " + account.name()
                                + " is limited to other environments or tenants than this machine's");
    }

    private static Set<AccountType> fitting(Endpoint endpoint) {
        String kind = endpoint.authentication() == null
                ? endpoint.communicationStyle()
                : endpoint.authentication().authenticationType();
        return switch (kind) {
            case "Ssh" -> AccountType.FOR_SSH;
            case "AzureWebApp", "KubernetesAzure" -> AZURE;
            case "AwsEcsCluster", "KubernetesAws" -> AMAZON;
            case "KubernetesGoogleCloud" -> EnumSet.of(AccountType.GOOGLE_CLOUD);
            case "KubernetesStandard" -> EnumSet.of(AccountType.TOKEN, AccountType.USERNAME_PASSWORD);
            default -> EnumSet.allOf(AccountType.class);
        };
    }
}
