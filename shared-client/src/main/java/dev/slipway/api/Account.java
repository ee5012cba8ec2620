package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import dev.slipway.json.OmitWhenNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Credentials of targets and steps (R2.20): one flat record for all types. Only the fields of its {@code
 * accountType} are there, the others are left out: clients parse an Azure UUID wherever they see one.
 *
 * <p>{@code sshCertificate} is Slipway's own: the line that {@code ssh-keygen -s} writes, which signs in with the private
 * key of an {@code SshKeyPair}. Official clients skip it.
 */
@WireRecord
public record Account(
        String id,
        String spaceId,
        String name,
        String slug,
        String description,
        String accountType,
        List<String> environmentIds,
        TenantedDeploymentMode tenantedDeploymentParticipation,
        List<String> tenantIds,
        List<String> tenantTags,
        @OmitWhenNull @Nullable String username,
        @OmitWhenNull @Nullable SensitiveValue password,
        @OmitWhenNull @Nullable SensitiveValue privateKeyFile,
        @OmitWhenNull @Nullable SensitiveValue privateKeyPassphrase,
        @OmitWhenNull @Nullable String sshCertificate,
        @OmitWhenNull @Nullable SensitiveValue token,
        @OmitWhenNull @Nullable String accessKey,
        @OmitWhenNull @Nullable SensitiveValue secretKey,
        @OmitWhenNull @Nullable String region,
        @OmitWhenNull @Nullable String roleArn,
        @OmitWhenNull @Nullable String sessionDuration,
        @OmitWhenNull @Nullable String audience,
        @OmitWhenNull @Nullable List<String> deploymentSubjectKeys,
        @OmitWhenNull @Nullable List<String> healthCheckSubjectKeys,
        @OmitWhenNull @Nullable List<String> accountTestSubjectKeys,
        @OmitWhenNull @Nullable Map<String, String> customClaims,
        @OmitWhenNull @Nullable String subscriptionNumber,
        @OmitWhenNull @Nullable String tenantId,
        @OmitWhenNull @Nullable String clientId,
        @OmitWhenNull @Nullable String azureEnvironment,
        @OmitWhenNull @Nullable String activeDirectoryEndpointBaseUri,
        @OmitWhenNull @Nullable String resourceManagementEndpointBaseUri,
        @OmitWhenNull @Nullable SensitiveValue certificateBytes,
        @OmitWhenNull @Nullable String certificateThumbprint,
        @OmitWhenNull @Nullable String serviceManagementEndpointBaseUri,
        @OmitWhenNull @Nullable String serviceManagementEndpointSuffix,
        @OmitWhenNull @Nullable SensitiveValue jsonKey,
        Map<String, String> links)
        implements AccountBuilder.With {
    public Account {
        deploymentSubjectKeys = Defaults.nullIfEmpty(deploymentSubjectKeys);
        healthCheckSubjectKeys = Defaults.nullIfEmpty(healthCheckSubjectKeys);
        accountTestSubjectKeys = Defaults.nullIfEmpty(accountTestSubjectKeys);
        customClaims = Defaults.nullIfEmpty(customClaims);
        tenantedDeploymentParticipation =
                requireNonNullElse(tenantedDeploymentParticipation, TenantedDeploymentMode.UNTENANTED);
    }
}
