package dev.slipway.api;

import dev.slipway.json.OmitWhenNull;
import org.jspecify.annotations.Nullable;

/** How a cluster is entered (R2.7); only the fields of the type are there. */
@WireRecord
public record KubernetesAuthentication(
        String authenticationType,
        @OmitWhenNull @Nullable String accountId,
        @OmitWhenNull @Nullable String clientCertificate,
        @OmitWhenNull @Nullable String tokenPath,
        @OmitWhenNull @Nullable String clusterName,
        @OmitWhenNull @Nullable String clusterResourceGroup,
        @OmitWhenNull @Nullable String adminLogin,
        @OmitWhenNull @Nullable String project,
        @OmitWhenNull @Nullable String zone,
        @OmitWhenNull @Nullable String region,
        @OmitWhenNull @Nullable Boolean useVmServiceAccount,
        @OmitWhenNull @Nullable Boolean impersonateServiceAccount,
        @OmitWhenNull @Nullable String serviceAccountEmails,
        @OmitWhenNull @Nullable Boolean useInstanceRole,
        @OmitWhenNull @Nullable Boolean assumeRole,
        @OmitWhenNull @Nullable String assumedRoleArn,
        @OmitWhenNull @Nullable String assumedRoleSession,
        @OmitWhenNull @Nullable Integer assumeRoleSessionDuration,
        @OmitWhenNull @Nullable String assumeRoleExternalId)
        implements KubernetesAuthenticationBuilder.With {}
