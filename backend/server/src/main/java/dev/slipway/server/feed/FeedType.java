package dev.slipway.server.feed;

import static dev.slipway.server.feed.FeedSecretFields.PASSWORD;
import static dev.slipway.server.feed.FeedSecretFields.SECRET_KEY;
import static dev.slipway.server.feed.FeedSecretFields.SERVICE_ACCOUNT_JSON_KEY;

import dev.slipway.api.Feed;
import dev.slipway.server.security.SecretField;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a feed speaks, by the names that official clients know (R3.22). */
@SuppressWarnings("ImmutableEnumChecker") // the lists are unmodifiable
public enum FeedType {
    BUILT_IN("BuiltIn", false, List.of()),
    NUGET("NuGet", true, List.of(PASSWORD)),
    DOCKER("Docker", true, List.of(PASSWORD)),
    MAVEN("Maven", true, List.of(PASSWORD)),
    HELM("Helm", true, List.of(PASSWORD)),
    GITHUB("GitHub", true, List.of(PASSWORD)),
    NPM("Npm", true, List.of(PASSWORD)),
    PYPI("PyPi", true, List.of(PASSWORD)),
    S3("S3", false, List.of(SECRET_KEY)),
    GCS("GcsStorage", false, List.of(SERVICE_ACCOUNT_JSON_KEY)),
    OCI("OciRegistry", true, List.of(PASSWORD)),
    AWS_REGISTRY("AwsElasticContainerRegistry", false, List.of(SECRET_KEY)),
    AZURE_REGISTRY("AzureContainerRegistry", true, List.of(PASSWORD)),
    GOOGLE_REGISTRY("GoogleContainerRegistry", true, List.of(PASSWORD)),
    ARTIFACTORY("ArtifactoryGeneric", true, List.of(PASSWORD)),
    PROJECTS("OctopusProject", false, List.of());

    private final String wireName;
    private final boolean hasAddress;
    private final List<SecretField<Feed>> secrets;

    FeedType(String wireName, boolean hasAddress, List<SecretField<Feed>> secrets) {
        this.wireName = wireName;
        this.hasAddress = hasAddress;
        this.secrets = secrets;
    }

    static Optional<FeedType> of(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equalsIgnoreCase(wireName.strip()))
                .findFirst();
    }

    static List<String> wireNames() {
        return Arrays.stream(values()).map(FeedType::wireName).toList();
    }

    public String wireName() {
        return wireName;
    }

    /** Whether {@code FeedUri} must be given. */
    boolean hasAddress() {
        return hasAddress;
    }

    List<SecretField<Feed>> secrets() {
        return secrets;
    }
}
