package dev.slipway.server.portal;

import dev.slipway.api.Environment;
import dev.slipway.api.Project;
import dev.slipway.api.Runbook;
import dev.slipway.api.RunbookSnapshot;
import dev.slipway.api.ServerTask;
import dev.slipway.api.Step;
import dev.slipway.api.Tenant;
import dev.slipway.api.TenantedDeploymentMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A runbook, and what it takes to run it.
 *
 * @param steps as they are now; the published snapshot may have others
 * @param environments by id
 * @param allowed where it may run
 * @param tenants linked to the project; none for a runbook that does not run for tenants
 * @param recent the tasks of its latest runs, newest first
 */
public record RunbookPage(
        Project project,
        Runbook runbook,
        List<Step> steps,
        Optional<RunbookSnapshot> published,
        Map<String, Environment> environments,
        List<Environment> allowed,
        List<Tenant> tenants,
        List<ServerTask> recent,
        boolean mayRun,
        boolean mayPublish,
        Instant now) {
    /** Whether it can be run now, and by this user. */
    public boolean isRunnable() {
        return mayRun && published.isPresent() && !allowed.isEmpty();
    }

    public boolean isForTenants() {
        return runbook.multiTenancyMode() != TenantedDeploymentMode.UNTENANTED;
    }

    public boolean runsWithoutTenant() {
        return runbook.multiTenancyMode() != TenantedDeploymentMode.TENANTED;
    }
}
