package dev.slipway.server.machine;

import dev.slipway.api.Endpoint;
import dev.slipway.api.EndpointBuilder;
import dev.slipway.api.JumpHost;
import dev.slipway.api.KubernetesAuthentication;
import dev.slipway.api.OfflineDropDestination;
import dev.slipway.api.SensitiveValue;
import dev.slipway.json.WireJson;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which fields go with which style (R2.6); of a draft, the others are dropped, and what is absent has its default. */
final class EndpointFields {
    private static final int SSH_PORT = 22;

    private EndpointFields() {}

    static Endpoint kept(CommunicationStyle style, Endpoint draft) {
        if (style == CommunicationStyle.AZURE_CLOUD_SERVICE || style == CommunicationStyle.FTP) {
            return draft.withId(null).withCommunicationStyle(style.wireName());
        }
        EndpointBuilder kept = EndpointBuilder.builder().communicationStyle(style.wireName());
        switch (style) {
            case NONE ->
                kept.defaultWorkerPoolId(text(draft.defaultWorkerPoolId()))
                        .localDirectory(text(draft.localDirectory()));
            case TENTACLE_PASSIVE, TENTACLE_ACTIVE ->
                kept.uri(text(draft.uri()))
                        .thumbprint(text(draft.thumbprint()))
                        .proxyId(text(draft.proxyId()))
                        .tentacleVersionDetails(draft.tentacleVersionDetails())
                        .certificateSignatureAlgorithm(text(draft.certificateSignatureAlgorithm()));
            case SSH -> ssh(kept, draft);
            case OFFLINE_DROP ->
                kept.destination(
                                draft.destination() == null
                                                || draft.destination()
                                                        .destinationType()
                                                        .isBlank()
                                        ? new OfflineDropDestination("Artifact", null)
                                        : draft.destination())
                        .applicationsDirectory(text(draft.applicationsDirectory()))
                        .octopusWorkingDirectory(text(draft.octopusWorkingDirectory()))
                        .sensitiveVariablesEncryptionPassword(Objects.requireNonNullElse(
                                draft.sensitiveVariablesEncryptionPassword(), SensitiveValue.NONE));
            case AZURE_WEB_APP ->
                kept.accountId(text(draft.accountId()))
                        .resourceGroupName(text(draft.resourceGroupName()))
                        .webAppName(text(draft.webAppName()))
                        .webAppSlotName(text(draft.webAppSlotName()))
                        .defaultWorkerPoolId(text(draft.defaultWorkerPoolId()));
            case AZURE_SERVICE_FABRIC_CLUSTER ->
                kept.connectionEndpoint(text(draft.connectionEndpoint()))
                        .securityMode(text(draft.securityMode()))
                        .serverCertThumbprint(text(draft.serverCertThumbprint()))
                        .clientCertVariable(text(draft.clientCertVariable()))
                        .defaultWorkerPoolId(text(draft.defaultWorkerPoolId()));
            case KUBERNETES -> kubernetes(kept, draft);
            case KUBERNETES_TENTACLE ->
                kept.tentacleEndpointConfiguration(draft.tentacleEndpointConfiguration())
                        .kubernetesAgentDetails(draft.kubernetesAgentDetails())
                        .defaultNamespace(text(draft.defaultNamespace()))
                        .upgradeLocked(draft.upgradeLocked());
            case AWS_ECS_CLUSTER ->
                kept.accountId(text(draft.accountId()))
                        .clusterName(text(draft.clusterName()))
                        .region(text(draft.region()))
                        .useInstanceRole(draft.useInstanceRole())
                        .assumeRole(draft.assumeRole())
                        .assumedRoleArn(text(draft.assumedRoleArn()))
                        .assumedRoleSession(text(draft.assumedRoleSession()))
                        .assumeRoleSessionDurationSeconds(draft.assumeRoleSessionDurationSeconds())
                        .assumeRoleExternalId(text(draft.assumeRoleExternalId()))
                        .defaultWorkerPoolId(text(draft.defaultWorkerPoolId()));
            default -> throw new AssertionError(style);
        }
        return kept.build();
    }

    private static void ssh(EndpointBuilder kept, Endpoint draft) {
        @Nullable String host = text(draft.host());
        int port = draft.port() == null ? SSH_PORT : draft.port();
        kept.accountId(text(draft.accountId()))
                .host(host)
                .port(port)
                .fingerprint(text(draft.fingerprint()))
                .uri(host == null ? null : "ssh://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/")
                .proxyId(text(draft.proxyId()))
                .dotNetCorePlatform(text(draft.dotNetCorePlatform()))
                .jumpHost(draft.jumpHost() == null ? null : kept(draft.jumpHost()));
    }

    private static JumpHost kept(JumpHost draft) {
        return new JumpHost(
                draft.host().strip(),
                draft.port() == null ? SSH_PORT : draft.port(),
                text(draft.accountId()),
                draft.fingerprint().strip());
    }

    private static void kubernetes(EndpointBuilder kept, Endpoint draft) {
        boolean skipsVerification = "true".equalsIgnoreCase(draft.skipTlsVerification());
        KubernetesAuthentication authentication = Objects.requireNonNullElseGet(
                draft.authentication(), () -> WireJson.empty(KubernetesAuthentication.class));
        kept.clusterUrl(text(draft.clusterUrl()))
                .namespace(text(draft.namespace()))
                .skipTlsVerification(skipsVerification ? "True" : "False")
                .clusterCertificate(text(draft.clusterCertificate()))
                .clusterCertificatePath(text(draft.clusterCertificatePath()))
                .proxyId(text(draft.proxyId()))
                .defaultWorkerPoolId(text(draft.defaultWorkerPoolId()))
                .runningInContainer(draft.runningInContainer())
                .container(draft.container())
                .authentication(
                        authentication.authenticationType().isBlank()
                                ? authentication.withAuthenticationType("None")
                                : authentication);
    }

    /** Null for what is blank: absent on the wire. */
    private static @Nullable String text(@Nullable String sent) {
        return sent == null || sent.isBlank() ? null : sent.strip();
    }
}
