package dev.slipway.server.portal;

import dev.slipway.api.Channel;
import dev.slipway.api.DashboardItem;
import dev.slipway.api.Environment;
import dev.slipway.api.Project;
import dev.slipway.api.ProjectGroup;
import dev.slipway.api.Release;
import dev.slipway.api.Runbook;
import dev.slipway.api.Step;
import dev.slipway.server.persistence.Listing;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A project.
 *
 * @param lifecycleName of the default lifecycle
 * @param phases of the default lifecycle
 * @param steps empty also for a user who may not see them, as are runbooks
 * @param releases newest first
 * @param deployed the newest deployment in each environment; one for each tenant
 * @param environments by id, for what steps are limited to
 */
public record ProjectPage(
        Project project,
        ProjectGroup group,
        String lifecycleName,
        List<PhaseView> phases,
        List<Channel> channels,
        List<Step> steps,
        List<Runbook> runbooks,
        Listing<Release> releases,
        Paging paging,
        List<DashboardItem> deployed,
        Map<String, Environment> environments,
        TenantNames tenants,
        Instant now) {
    /** What is deployed in an environment, by tenant. */
    public List<DashboardItem> deployedIn(Environment environment) {
        return deployed.stream()
                .filter(item -> item.environmentId().equals(environment.id()))
                .sorted(Comparator.comparing(item -> tenants.of(item.tenantId())))
                .toList();
    }
}
