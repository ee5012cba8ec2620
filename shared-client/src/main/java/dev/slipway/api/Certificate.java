package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A certificate for steps and targets (R2.23); what follows {@code tenantedDeploymentParticipation} is read from it
 * by the server. {@code archived} is when it was.
 */
@WireRecord
public record Certificate(
        String id,
        String spaceId,
        String name,
        String notes,
        @Nullable SensitiveValue certificateData,
        @Nullable SensitiveValue password,
        String certificateDataFormat,
        List<String> environmentIds,
        List<String> tenantIds,
        List<String> tenantTags,
        TenantedDeploymentMode tenantedDeploymentParticipation,
        String thumbprint,
        String subjectCommonName,
        String subjectDistinguishedName,
        List<String> subjectAlternativeNames,
        String issuerDistinguishedName,
        String serialNumber,
        @Nullable Instant notBefore,
        @Nullable Instant notAfter,
        boolean isExpired,
        boolean hasPrivateKey,
        boolean selfSigned,
        @Nullable Instant archived,
        @Nullable String replacedBy,
        Map<String, String> links)
        implements CertificateBuilder.With {
    public Certificate {
        tenantedDeploymentParticipation =
                requireNonNullElse(tenantedDeploymentParticipation, TenantedDeploymentMode.UNTENANTED);
    }
}
