package dev.slipway.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the commands that deploy releases and run runbooks have in common (R0.10). */
public interface ExecutionCommand {
    boolean forcePackageDownload();

    boolean forcePackageRedeployment();

    List<String> specificMachineNames();

    List<String> excludedMachineNames();

    List<String> skipStepNames();

    @Nullable Boolean useGuidedFailure();

    ExecutionPriority priority();

    @Nullable Instant runAt();

    @Nullable Instant noRunAfter();

    Map<String, String> variables();
}
