package dev.slipway.server.feed;

import dev.slipway.api.Feed;
import dev.slipway.api.SensitiveValue;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.security.SecretField;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a good feed is, as far as it can be told from the feed alone. */
final class FeedRules {
    private static final List<String> ACQUISITION = List.of("Server", "ExecutionTarget");
    private static final Set<String> ACQUISITION_NAMES = Set.of("Server", "ExecutionTarget", "NotAcquired");
    private static final Set<String> SCHEMES = Set.of("http", "https", "oci");
    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_SECRET = 100_000;
    private static final int ATTEMPTS = 5;
    private static final int BACKOFF_SECONDS = 10;
    private static final int MOST_DAYS = 36_500;

    private FeedRules() {}

    static FeedType type(Feed draft) {
        return FeedType.of(draft.feedType())
                .orElseThrow(() -> new Invalid(
                        "FeedType",
                        (draft.feedType().isBlank()
                                        ? "FeedType is missing"
                                        : "There is no FeedType '" + Checks.quote(draft.feedType()) + "'")
                                + "; it must be one of " + String.join(", ", FeedType.wireNames())));
    }

    /**
     * A feed outside, with its defaults.
     *
     * @throws Invalid naming everything that is wrong
     */
    static Feed checked(Feed draft) {
        FeedType type = type(draft);
        int attempts = draft.downloadAttempts() == null ? ATTEMPTS : draft.downloadAttempts();
        int backoff =
                draft.downloadRetryBackoffSeconds() == null ? BACKOFF_SECONDS : draft.downloadRetryBackoffSeconds();
        String uri = draft.feedUri() == null ? "" : draft.feedUri().strip();
        var checks = new Checks()
                .name("Name", draft.name())
                .that(
                        type != FeedType.BUILT_IN,
                        "FeedType",
                        "FeedType is 'BuiltIn'; a space has one built-in feed, which cannot be made again")
                .that(
                        !type.hasAddress() || !uri.isEmpty(),
                        "FeedUri",
                        "FeedUri is missing; a feed of type " + type.wireName() + " must have it")
                .that(
                        uri.isEmpty() || isAddress(uri),
                        "FeedUri",
                        "FeedUri is no address such as https://host/path without a user name in it")
                .that(
                        attempts >= 1 && attempts <= 100,
                        "DownloadAttempts",
                        "DownloadAttempts is " + attempts + "; it must be from 1 to 100")
                .that(
                        backoff >= 0 && backoff <= 3600,
                        "DownloadRetryBackoffSeconds",
                        "DownloadRetryBackoffSeconds is " + backoff + "; it must be from 0 to 3600")
                .that(
                        ACQUISITION_NAMES.containsAll(draft.packageAcquisitionLocationOptions()),
                        "PackageAcquisitionLocationOptions",
                        "PackageAcquisitionLocationOptions may hold Server, ExecutionTarget and NotAcquired");
        checkText(checks, "Username", draft.username());
        checkText(checks, "ApiVersion", draft.apiVersion());
        checkText(checks, "RegistryPath", draft.registryPath());
        checkText(checks, "AccessKey", draft.accessKey());
        checkText(checks, "Region", draft.region());
        checkText(checks, "Project", draft.project());
        checkText(checks, "LayoutRegex", draft.layoutRegex());
        checkText(checks, "Repository", draft.repository());
        for (SecretField<Feed> field : FeedSecretFields.ALL) {
            SensitiveValue sent = field.of(draft);
            checks.that(
                    sent.newValue() == null || sent.newValue().length() <= LONGEST_SECRET,
                    field.wireName(),
                    field.wireName() + " is longer than " + LONGEST_SECRET + " characters");
        }
        checks.orThrow();
        return draft.withName(draft.name().strip())
                .withFeedType(type.wireName())
                .withFeedUri(uri.isEmpty() ? null : uri)
                .withDownloadAttempts(attempts)
                .withDownloadRetryBackoffSeconds(backoff)
                .withPackageAcquisitionLocationOptions(
                        draft.packageAcquisitionLocationOptions().isEmpty()
                                ? ACQUISITION
                                : draft.packageAcquisitionLocationOptions().stream()
                                        .distinct()
                                        .toList())
                .withDeleteUnreleasedPackagesAfterDays(null)
                .withDeletePackagesAssociatedWithReleases(null)
                .withIsBuiltInRepoSyncEnabled(null);
    }

    /**
     * The built-in feed after a client's change; only how long it keeps packages can be changed (R3.21, R3.25).
     *
     * @throws Invalid when it is renamed, or the days are no number of days
     */
    static Feed changedBuiltIn(Feed before, Feed draft) {
        @Nullable Integer days = draft.deleteUnreleasedPackagesAfterDays();
        new Checks()
                .that(
                        draft.name().isBlank() || draft.name().strip().equals(before.name()),
                        "Name",
                        "The built-in feed cannot be renamed; its Name is " + before.name())
                .that(
                        days == null || (days >= 0 && days <= MOST_DAYS),
                        "DeleteUnreleasedPackagesAfterDays",
                        "DeleteUnreleasedPackagesAfterDays is " + days + "; it must be from 0 to " + MOST_DAYS
                                + ", or null to keep all packages")
                .orThrow();
        return before.withDeleteUnreleasedPackagesAfterDays(days)
                .withDeletePackagesAssociatedWithReleases(
                        Boolean.TRUE.equals(draft.deletePackagesAssociatedWithReleases()));
    }

    private static void checkText(Checks checks, String field, @Nullable String text) {
        checks.that(
                text == null || (text.length() <= LONGEST_TEXT && text.chars().noneMatch(Character::isISOControl)),
                field,
                field + " is longer than " + LONGEST_TEXT + " characters, or holds control characters");
    }

    /** Credentials in an address would be shown to everyone who sees the feed. */
    private static boolean isAddress(String text) {
        try {
            var uri = new URI(text);
            return text.length() <= LONGEST_TEXT
                    && uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
