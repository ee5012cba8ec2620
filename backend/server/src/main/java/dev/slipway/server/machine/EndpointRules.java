package dev.slipway.server.machine;

import dev.slipway.api.Endpoint;
import dev.slipway.api.JumpHost;
import dev.slipway.api.KubernetesAuthentication;
import dev.slipway.api.OfflineDropDestination;
import dev.slipway.api.TentacleEndpointConfiguration;
import dev.slipway.json.WireJson;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.ssh.HostKeyFingerprint;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a good endpoint is, as far as it can be told from the endpoint alone (R2.6). */
public final class EndpointRules {
    private static final int LARGEST = 20_000;
    private static final int LONGEST_THUMBPRINT = 200;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:%-]{1,255}");
    private static final List<String> KUBERNETES_AUTHENTICATION = List.of(
            "KubernetesStandard",
            "KubernetesAws",
            "KubernetesAzure",
            "KubernetesGoogleCloud",
            "KubernetesCertificate",
            "KubernetesPodService",
            "None");

    private final Checks checks;
    private final Endpoint endpoint;
    private final String style;

    private EndpointRules(Checks checks, Endpoint endpoint, CommunicationStyle style) {
        this.checks = checks;
        this.endpoint = endpoint;
        this.style = style.wireName();
    }

    /**
     * The endpoint with the fields of its style and no others.
     *
     * @param checks gets what is wrong with it
     */
    public static Endpoint checked(Checks checks, Endpoint draft, Collection<CommunicationStyle> allowed) {
        Optional<CommunicationStyle> style =
                CommunicationStyle.of(draft.communicationStyle()).filter(allowed::contains);
        checks.that(
                style.isPresent(),
                "CommunicationStyle",
                "CommunicationStyle '" + Checks.quote(draft.communicationStyle()) + "' is not possible here; it must be"
                        + " one of " + CommunicationStyle.inWords(allowed));
        if (style.isEmpty()) {
            return draft;
        }
        Endpoint kept = EndpointFields.kept(style.get(), draft);
        new EndpointRules(checks, kept, style.get()).check(style.get());
        checks.that(
                WireJson.write(kept).length() <= LARGEST,
                "Endpoint",
                "Endpoint is larger than " + LARGEST + " characters");
        return kept;
    }

    /** The SSH endpoint that these values make; it is not checked. */
    public static Endpoint ssh(Endpoint draft) {
        return EndpointFields.kept(CommunicationStyle.SSH, draft);
    }

    /** A name or address of a machine, without a port. */
    public static void checkHost(Checks checks, String value) {
        checkHost(checks, "Host", value);
    }

    private static void checkHost(Checks checks, String field, String value) {
        checks.that(!value.isEmpty(), field, field + " is missing; it must be the name or the address of a machine")
                .that(
                        value.isEmpty() || HOST.matcher(value).matches(),
                        field,
                        field + " '" + Checks.quote(value) + "' is neither the name nor the address of a machine");
    }

    /** A TCP port. */
    public static void checkPort(Checks checks, int port) {
        checkPort(checks, "Port", port);
    }

    private static void checkPort(Checks checks, String field, int port) {
        checks.that(port >= 1 && port <= 65535, field, field + " is " + port + "; it must be from 1 to 65535");
    }

    /** A machine on the way to another. */
    public static void checkJumpHost(Checks checks, JumpHost jump) {
        checkHost(checks, "JumpHost.Host", jump.host());
        checkPort(checks, "JumpHost.Port", jump.port() == null ? 0 : jump.port());
        checkFingerprint(checks, "JumpHost.Fingerprint", jump.fingerprint());
    }

    private void check(CommunicationStyle of) {
        switch (of) {
            case NONE -> checkLocalDirectory();
            case TENTACLE_PASSIVE -> {
                checkUri("Uri", endpoint.uri(), List.of("https"), "https://host:10933/");
                checkThumbprint();
            }
            case TENTACLE_ACTIVE -> {
                checkUri("Uri", endpoint.uri(), List.of("poll"), "poll://id/");
                checkThumbprint();
                checks.that(
                        endpoint.proxyId() == null,
                        "ProxyId",
                        "ProxyId must be empty: a polling agent dials out itself");
            }
            case SSH -> {
                checkHost(checks, text(endpoint.host()));
                checkPort(checks, endpoint.port() == null ? 0 : endpoint.port());
                require("AccountId", endpoint.accountId());
                checkFingerprint(checks, "Fingerprint", text(endpoint.fingerprint()));
                if (endpoint.jumpHost() != null) {
                    checkJumpHost(checks, endpoint.jumpHost());
                }
            }
            case OFFLINE_DROP -> checkDestination();
            case AZURE_WEB_APP -> {
                require("AccountId", endpoint.accountId());
                require("WebAppName", endpoint.webAppName());
                require("ResourceGroupName", endpoint.resourceGroupName());
            }
            case AZURE_SERVICE_FABRIC_CLUSTER -> require("ConnectionEndpoint", endpoint.connectionEndpoint());
            case KUBERNETES -> {
                checkUri("ClusterUrl", endpoint.clusterUrl(), List.of("https", "http"), "https://host:6443/");
                checkAuthentication();
            }
            case KUBERNETES_TENTACLE -> checkAgent();
            case AWS_ECS_CLUSTER -> {
                require("ClusterName", endpoint.clusterName());
                require("Region", endpoint.region());
            }
            case AZURE_CLOUD_SERVICE, FTP -> {}
        }
    }

    private void require(String field, @Nullable String value) {
        checks.that(
                !text(value).isBlank(), field, field + " is missing; an endpoint of style " + style + " must have it");
    }

    private void checkThumbprint() {
        require("Thumbprint", endpoint.thumbprint());
        checks.that(
                text(endpoint.thumbprint()).length() <= LONGEST_THUMBPRINT,
                "Thumbprint",
                "Thumbprint is longer than " + LONGEST_THUMBPRINT + " characters");
    }

    private void checkUri(String field, @Nullable String value, List<String> schemes, String example) {
        require(field, value);
        checks.that(
                value == null || isUri(value, schemes),
                field,
                field + " '" + Checks.quote(text(value)) + "' is no address such as " + example);
    }

    private static boolean isUri(String value, List<String> schemes) {
        try {
            var uri = new URI(value);
            return uri.getScheme() != null
                    && schemes.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getRawAuthority() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void checkFingerprint(Checks checks, String field, String value) {
        if (value.isBlank()) {
            checks.that(false, field, field + " is missing; an endpoint of style Ssh must have it");
            return;
        }
        try {
            HostKeyFingerprint.parse(value);
        } catch (IllegalArgumentException e) {
            checks.that(false, field, field + " " + Checks.quote(text(e.getMessage())));
        }
    }

    /** Absolute, and spelled in the one way there is, so that what is read is where it leads. */
    private void checkLocalDirectory() {
        @Nullable String directory = endpoint.localDirectory();
        checks.that(
                directory == null || isAbsoluteAndPlain(directory),
                "LocalDirectory",
                "LocalDirectory '" + Checks.quote(text(directory)) + "' must be an absolute path without . and ..");
    }

    private static boolean isAbsoluteAndPlain(String directory) {
        try {
            Path path = Path.of(directory);
            return path.isAbsolute()
                    && path.equals(path.normalize())
                    && directory.chars().noneMatch(Character::isISOControl);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private void checkDestination() {
        @Nullable OfflineDropDestination destination = endpoint.destination();
        String type = destination == null ? "" : destination.destinationType();
        checks.that(
                        type.equals("Artifact") || type.equals("FileSystem"),
                        "DestinationType",
                        "DestinationType '" + Checks.quote(type) + "' must be Artifact or FileSystem")
                .that(
                        !type.equals("FileSystem")
                                || (destination != null
                                        && !text(destination.dropFolderPath()).isBlank()),
                        "DropFolderPath",
                        "DropFolderPath is missing; a destination of type FileSystem must have it");
    }

    private void checkAuthentication() {
        @Nullable KubernetesAuthentication authentication = endpoint.authentication();
        String type = authentication == null ? "" : authentication.authenticationType();
        checks.that(
                KUBERNETES_AUTHENTICATION.contains(type),
                "AuthenticationType",
                "AuthenticationType '" + Checks.quote(type) + "' must be one of "
                        + String.join(", ", KUBERNETES_AUTHENTICATION));
    }

    private void checkAgent() {
        @Nullable TentacleEndpointConfiguration agent = endpoint.tentacleEndpointConfiguration();
        String mode = agent == null ? "" : agent.communicationMode();
        checks.that(
                mode.equals("Polling") || mode.equals("Listening"),
                "CommunicationMode",
                "CommunicationMode '" + Checks.quote(mode) + "' must be Polling or Listening");
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
