package dev.slipway.server.app;

import dev.slipway.server.account.AccountTenants;
import dev.slipway.server.channel.ChannelFurnishing;
import dev.slipway.server.channel.ChannelReferences;
import dev.slipway.server.channel.ChannelRoutes;
import dev.slipway.server.channel.ChannelService;
import dev.slipway.server.channel.KnownChannels;
import dev.slipway.server.channel.ProjectEnvironments;
import dev.slipway.server.channel.ProjectTenancy;
import dev.slipway.server.environment.KnownEnvironments;
import dev.slipway.server.http.Api;
import dev.slipway.server.lifecycle.LifecycleRoutes;
import dev.slipway.server.lifecycle.LifecycleService;
import dev.slipway.server.limit.LimitedResources;
import dev.slipway.server.process.ActionReferences;
import dev.slipway.server.process.ProcessFurnishing;
import dev.slipway.server.process.ProcessReferences;
import dev.slipway.server.process.ProcessRoutes;
import dev.slipway.server.process.ProcessService;
import dev.slipway.server.project.ProjectGroupRoutes;
import dev.slipway.server.project.ProjectGroupService;
import dev.slipway.server.project.ProjectReferences;
import dev.slipway.server.project.ProjectRoutes;
import dev.slipway.server.project.ProjectService;
import dev.slipway.server.release.KnownReleases;
import dev.slipway.server.release.ReleaseReferences;
import dev.slipway.server.runbook.KnownRunbooks;
import dev.slipway.server.runbook.RunbookCopy;
import dev.slipway.server.runbook.RunbookReferences;
import dev.slipway.server.space.SpaceClearing;
import dev.slipway.server.space.SpaceFurnishing;
import dev.slipway.server.target.TargetReferences;
import dev.slipway.server.tenant.KnownTenants;
import dev.slipway.server.tenant.LimitedTags;
import dev.slipway.server.tenant.TagSetRoutes;
import dev.slipway.server.tenant.TagSetService;
import dev.slipway.server.tenant.TenantReferences;
import dev.slipway.server.tenant.TenantRoutes;
import dev.slipway.server.tenant.TenantService;
import dev.slipway.server.variable.KnownLibrarySets;
import dev.slipway.server.variable.LibrarySetRoutes;
import dev.slipway.server.variable.LibrarySetService;
import dev.slipway.server.variable.VariableFurnishing;
import dev.slipway.server.variable.VariablePlaces;
import dev.slipway.server.variable.VariablePreview;
import dev.slipway.server.variable.VariableReferences;
import dev.slipway.server.variable.VariableRoutes;
import dev.slipway.server.variable.VariableScopes;
import dev.slipway.server.variable.VariableSetService;
import java.util.List;

/** How one deploys, and for whom: lifecycles, projects with channels, processes and variables, and tenants. */
final class Projects implements Tier {
    final LifecycleService lifecycles;
    final TagSetService tagSets;
    final ProjectGroupService groups;
    final ProjectService projects;
    final ChannelService channels;
    final ProjectEnvironments projectEnvironments;
    final TenantService tenants;
    final ProcessFurnishing newProcesses;
    final ProcessService processes;
    final VariableSetService variables;
    private final VariablePreview variablePreview;
    private final LibrarySetService librarySets;

    Projects(Foundations base, Library library, Infrastructure infrastructure) {
        lifecycles = new LifecycleService(
                base.db,
                base.audit,
                infrastructure.environments,
                List.of(new ProjectReferences(), new ChannelReferences()));
        List<LimitedResources> limited = List.of(new AccountTenants(), new TargetReferences());
        tagSets = new TagSetService(
                base.db,
                base.audit,
                List.of(
                        new LimitedTags(limited),
                        new TenantReferences(),
                        new ProjectReferences(),
                        new ChannelReferences(),
                        new ProcessReferences(),
                        new VariableReferences(),
                        new RunbookReferences()));

        groups = new ProjectGroupService(base.db, base.audit);
        var newChannels = new ChannelFurnishing();
        newProcesses = new ProcessFurnishing(base.encryption);
        var newVariables = new VariableFurnishing(base.encryption);
        projects = new ProjectService(
                base.db,
                base.audit,
                groups,
                lifecycles,
                tagSets,
                List.of(
                        new KnownLibrarySets(),
                        new KnownChannels(),
                        new KnownReleases(List.of(new KnownEnvironments(), new KnownTenants())),
                        new KnownRunbooks()),
                List.of(newChannels, newProcesses, newVariables),
                List.of(newChannels, newProcesses, new RunbookCopy(newProcesses), newVariables));
        channels = new ChannelService(
                base.db,
                base.audit,
                projects,
                lifecycles,
                tagSets,
                List.of(new ProcessReferences(), new VariableReferences(), new ReleaseReferences()));
        projectEnvironments = new ProjectEnvironments(channels, lifecycles);
        tenants = new TenantService(
                base.db, base.audit, tagSets, new ProjectTenancy(projects, projectEnvironments), limited);

        processes = new ProcessService(
                base.db,
                base.audit,
                base.encryption,
                projects,
                new ActionReferences(
                        infrastructure.environments, channels, infrastructure.pools, library.feeds, tagSets));
        variables = new VariableSetService(
                base.db,
                base.audit,
                base.encryption,
                new VariableScopes(
                        infrastructure.environments,
                        infrastructure.targets,
                        channels,
                        processes,
                        tagSets,
                        List.of(new RunbookReferences())));
        variablePreview = new VariablePreview(
                base.db,
                variables,
                projects,
                new VariablePlaces(infrastructure.environments, channels, tenants, infrastructure.targets));
        librarySets = new LibrarySetService(base.db, base.audit, base.encryption, newVariables, projects);
    }

    @Override
    public void register(Api api) {
        new LifecycleRoutes(lifecycles).register(api);
        new TagSetRoutes(tagSets).register(api);
        new ProjectGroupRoutes(groups).register(api);
        new ProjectRoutes(projects).register(api);
        new ChannelRoutes(channels).register(api);
        new TenantRoutes(tenants).register(api);
        new ProcessRoutes(processes, projects).register(api);
        new VariableRoutes(variables, variablePreview, projects).register(api);
        new LibrarySetRoutes(librarySets).register(api);
    }

    @Override
    public List<SpaceFurnishing> furnishings() {
        return List.of(lifecycles::furnish, groups::furnish);
    }

    @Override
    public List<SpaceClearing> clearings() {
        return List.of(tenants::clear, projects::clear, lifecycles::clear);
    }
}
