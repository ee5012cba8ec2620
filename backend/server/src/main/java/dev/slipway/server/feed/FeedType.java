package dev.slipway.server.feed;

import static dev.slipway.server.feed.SecretField.PASSWORD;
import static dev.slipway.server.feed.SecretField.SECRET_KEY;
import static dev.slipway.server.feed.SecretField.SERVICE_ACCOUNT_JSON_KEY;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a feed speaks, by the names that official clients know (R3.22). */
@SuppressWarnings("ImmutableEnumChecker") // the list is made by List.of
public enum FeedType {
    BUILT_IN("BuiltIn", false),
    NUGET("NuGet", true, PASSWORD),
    DOCKER("Docker", true, PASSWORD),
    MAVEN("Maven", true, PASSWORD),
    HELM("Helm", true, PASSWORD),
    GITHUB("GitHub", true, PASSWORD),
    NPM("Npm", true, PASSWORD),
    PYPI("PyPi", true, PASSWORD),
    S3("S3", false, SECRET_KEY),
    GCS("GcsStorage", false, SERVICE_ACCOUNT_JSON_KEY),
    OCI("OciRegistry", true, PASSWORD),
    AWS_REGISTRY("AwsElasticContainerRegistry", false, SECRET_KEY),
    AZURE_REGISTRY("AzureContainerRegistry", true, PASSWORD),
    GOOGLE_REGISTRY("GoogleContainerRegistry", true, PASSWORD),
    ARTIFACTORY("ArtifactoryGeneric", true, PASSWORD),
    PROJECTS("OctopusProject", false);

    private final String wireName;
    private final boolean hasAddress;
    private final List<SecretField> secrets;

    FeedType(String wireName, boolean hasAddress, SecretField... secrets) {
        this.wireName = wireName;
        this.hasAddress = hasAddress;
        this.secrets = List.of(secrets);
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

    List<SecretField> secrets() {
        return secrets;
    }
}
