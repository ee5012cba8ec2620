package dev.slipway.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What deployments and runbook runs have in common. {@code formValues} are by variable id. */
public interface ExecutionResource {
    String id();

    String environmentId();

    @Nullable String tenantId();

    String comments();

    @Nullable Instant queueTime();

    @Nullable Instant queueTimeExpiry();

    ExecutionPriority priority();

    @Nullable Boolean useGuidedFailure();

    boolean forcePackageDownload();

    boolean forcePackageRedeployment();

    List<String> skipActions();

    List<String> specificMachineIds();

    List<String> excludedMachineIds();

    Map<String, String> formValues();
}
