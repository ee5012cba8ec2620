package dev.slipway.api;

import dev.slipway.json.OmitWhenNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a machine is reached (R2.6): one flat record for all styles. Only the fields of its {@code communicationStyle}
 * are there, the others are left out.
 *
 * <p>{@code skipTlsVerification} is a text, {@code True} or {@code False}.
 *
 * <p>{@code localDirectory} is Slipway's own: a cloud region with one is the server's own machine, and the absolute path
 * is where work is done there. So is {@code jumpHost}. Official clients, which refuse styles they do not know, skip
 * properties they do not know.
 */
@WireRecord
public record Endpoint(
        @Nullable String id,
        String communicationStyle,
        @OmitWhenNull @Nullable String uri,
        @OmitWhenNull @Nullable String thumbprint,
        @OmitWhenNull @Nullable String proxyId,
        @OmitWhenNull @Nullable TentacleVersionDetails tentacleVersionDetails,
        @OmitWhenNull @Nullable String certificateSignatureAlgorithm,
        @OmitWhenNull @Nullable String accountId,
        @OmitWhenNull @Nullable String host,
        @OmitWhenNull @Nullable Integer port,
        @OmitWhenNull @Nullable String fingerprint,
        @OmitWhenNull @Nullable String dotNetCorePlatform,
        @OmitWhenNull @Nullable JumpHost jumpHost,
        @OmitWhenNull @Nullable OfflineDropDestination destination,
        @OmitWhenNull @Nullable String applicationsDirectory,
        @OmitWhenNull @Nullable String octopusWorkingDirectory,
        @OmitWhenNull @Nullable SensitiveValue sensitiveVariablesEncryptionPassword,
        @OmitWhenNull @Nullable String resourceGroupName,
        @OmitWhenNull @Nullable String webAppName,
        @OmitWhenNull @Nullable String webAppSlotName,
        @OmitWhenNull @Nullable String defaultWorkerPoolId,
        @OmitWhenNull @Nullable String localDirectory,
        @OmitWhenNull @Nullable String clusterUrl,
        @OmitWhenNull @Nullable String namespace,
        @OmitWhenNull @Nullable String skipTlsVerification,
        @OmitWhenNull @Nullable String clusterCertificate,
        @OmitWhenNull @Nullable String clusterCertificatePath,
        @OmitWhenNull @Nullable Boolean runningInContainer,
        @OmitWhenNull @Nullable ActionContainer container,
        @OmitWhenNull @Nullable KubernetesAuthentication authentication,
        @OmitWhenNull @Nullable TentacleEndpointConfiguration tentacleEndpointConfiguration,
        @OmitWhenNull @Nullable KubernetesAgentDetails kubernetesAgentDetails,
        @OmitWhenNull @Nullable String defaultNamespace,
        @OmitWhenNull @Nullable Boolean upgradeLocked,
        @OmitWhenNull @Nullable String clusterName,
        @OmitWhenNull @Nullable String region,
        @OmitWhenNull @Nullable Boolean useInstanceRole,
        @OmitWhenNull @Nullable Boolean assumeRole,
        @OmitWhenNull @Nullable String assumedRoleArn,
        @OmitWhenNull @Nullable String assumedRoleSession,
        @OmitWhenNull @Nullable Integer assumeRoleSessionDurationSeconds,
        @OmitWhenNull @Nullable String assumeRoleExternalId,
        @OmitWhenNull @Nullable String connectionEndpoint,
        @OmitWhenNull @Nullable String securityMode,
        @OmitWhenNull @Nullable String serverCertThumbprint,
        @OmitWhenNull @Nullable String clientCertVariable,
        Map<String, String> links)
        implements EndpointBuilder.With {
    /** A cloud region: nothing to contact. */
    public static final Endpoint NONE =
            EndpointBuilder.builder().communicationStyle("None").build();

    public Endpoint {
        communicationStyle = Defaults.text(communicationStyle, "None");
    }
}
