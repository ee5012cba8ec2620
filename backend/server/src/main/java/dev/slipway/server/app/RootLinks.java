package dev.slipway.server.app;

import static java.util.Map.entry;

import dev.slipway.server.persistence.SpaceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The links of the root documents: URI templates (RFC 6570) by which clients find every other path (R0.9). */
final class RootLinks {
    private static final List<Map.Entry<String, String>> OF_THE_SERVER = List.of(
            entry("Self", "/api"),
            entry("Web", "/app"),
            entry("SpaceHome", "/api/{spaceId}"),
            entry("Spaces", "/api/spaces{/id}{?skip,ids,take,partialName}"),
            entry("CurrentUser", "/api/users/me"),
            entry("Users", "/api/users{/id}{?skip,take,ids,filter}"),
            entry("UserRoles", "/api/userroles{/id}{?skip,take,ids,partialName}"),
            entry("ScopedUserRoles", "/api/scopeduserroles{/id}{?skip,take,ids,partialName,spaces,includeSystem}"),
            entry("Teams", "/api/teams{/id}{?skip,take,ids,partialName,spaces,includeSystem}"),
            entry(
                    "Tasks",
                    "/api/tasks{/id}{?skip,active,environment,tenant,runbook,project,name,node,running,states,hasPendingInterruptions,hasWarningsOrErrors,take,ids,partialName,spaces,includeSystem}"),
            entry(
                    "Events",
                    "/api/events{/id}{?skip,regarding,regardingAny,user,users,projects,projectGroups,environments,eventGroups,eventCategories,eventAgents,tags,tenants,from,to,internal,fromAutoId,toAutoId,documentTypes,asCsv,take,ids,spaces,includeSystem,excludeDifference}"),
            entry("ServerStatus", "/api/serverstatus"),
            entry("ServerHealthStatus", "/api/serverstatus/health"),
            entry("SignIn", "/api/users/login{?returnUrl}"),
            entry("SignOut", "/api/users/logout"),
            entry("Timezones", "/api/serverstatus/timezones"));

    private static final List<Map.Entry<String, String>> OF_A_SPACE = List.of(
            entry("Accounts", "/api/{space}/accounts{/id}{?skip,take,ids,partialName,accountType}"),
            entry("ActionTemplates", "/api/{space}/actiontemplates{/id}{?skip,take,ids,partialName}"),
            entry("Artifacts", "/api/{space}/artifacts{/id}{?skip,take,regarding,ids,partialName,order}"),
            entry(
                    "BuildInformation",
                    "/api/{space}/build-information{/id}{?filter,packageId,latest,skip,take,overwriteMode}"),
            entry("BuildInformationBulk", "/api/{space}/build-information/bulk{?ids}"),
            entry(
                    "Certificates",
                    "/api/{space}/certificates{/id}{?skip,take,search,archived,tenant,firstResult,orderBy,ids,partialName}"),
            entry("Channels", "/api/{space}/channels{/id}{?skip,take,ids,partialName}"),
            entry(
                    "Dashboard",
                    "/api/{space}/dashboard{?projectId,releaseId,selectedTenants,selectedTags,showAll,highestLatestVersionPerProjectAndEnvironment}"),
            entry("DashboardDynamic", "/api/{space}/dashboard/dynamic{?projects,environments,includePrevious}"),
            entry("DeploymentProcesses", "/api/{space}/deploymentprocesses{/id}{?skip,take,ids}"),
            entry(
                    "Deployments",
                    "/api/{space}/deployments{/id}{?skip,take,ids,projects,environments,tenants,channels,taskState,partialName}"),
            entry("Environments", "/api/{space}/environments{/id}{?name,skip,ids,take,partialName}"),
            entry("EnvironmentSortOrder", "/api/{space}/environments/sortorder"),
            entry(
                    "EnvironmentsSummary",
                    "/api/{space}/environments/summary{?ids,partialName,machinePartialName,roles,isDisabled,healthStatuses,commStyles,tenantIds,tenantTags,hideEmptyEnvironments,shellNames}"),
            entry("Feeds", "/api/{space}/feeds{/id}{?skip,take,ids,partialName,feedType,name}"),
            entry("GitCredentials", "/api/{space}/git-credentials{/id}{?skip,take,name}"),
            entry("Interruptions", "/api/{space}/interruptions{/id}{?skip,take,regarding,pendingOnly,ids}"),
            entry("LibraryVariables", "/api/{space}/libraryvariablesets{/id}{?skip,contentType,take,ids,partialName}"),
            entry("Lifecycles", "/api/{space}/lifecycles{/id}{?skip,take,ids,partialName}"),
            entry("MachinePolicies", "/api/{space}/machinepolicies{/id}{?skip,take,ids,partialName}"),
            entry("MachineRoles", "/api/{space}/machineroles/all"),
            entry(
                    "Machines",
                    "/api/{space}/machines{/id}{?skip,take,name,ids,partialName,roles,isDisabled,healthStatuses,commStyles,tenantIds,tenantTags,environmentIds,thumbprint,deploymentId,shellNames}"),
            entry("DiscoverMachine", "/api/{space}/machines/discover{?host,port,type,proxyId}"),
            entry("Packages", "/api/{space}/packages{/id}{?nuGetPackageId,filter,latest,skip,take,includeNotes}"),
            entry("PackagesBulk", "/api/{space}/packages/bulk{?ids}"),
            entry("PackageUpload", "/api/{space}/packages/raw{?replace,overwriteMode}"),
            entry("PackageDeltaSignature", "/api/{space}/packages/{packageId}/{version}/delta-signature"),
            entry(
                    "PackageDeltaUpload",
                    "/api/{space}/packages/{packageId}/{baseVersion}/delta{?replace,overwriteMode}"),
            entry("PackageUploads", "/api/{space}/packages/uploads{/id}{?overwriteMode}"),
            entry("PackageNotesList", "/api/{space}/packages/notes{?packageIds}"),
            entry("ProjectGroups", "/api/{space}/projectgroups{/id}{?skip,take,ids,partialName}"),
            entry("Projects", "/api/{space}/projects{/id}{?name,skip,ids,clone,take,partialName,clonedFromProjectId}"),
            entry("ProjectTriggers", "/api/{space}/projecttriggers{/id}{?skip,take,ids,runbooks}"),
            entry("Proxies", "/api/{space}/proxies{/id}{?skip,take,ids,partialName}"),
            entry("Releases", "/api/{space}/releases{/id}{?skip,ignoreChannelRules,take,ids}"),
            entry("RunbookProcesses", "/api/{space}/runbookProcesses{/id}{?skip,take,ids}"),
            entry(
                    "RunbookRuns",
                    "/api/{space}/runbookRuns{/id}{?skip,take,ids,projects,environments,tenants,runbooks,taskState,partialName}"),
            entry("Runbooks", "/api/{space}/runbooks{/id}{?skip,take,ids,partialName,clone,projectIds}"),
            entry("RunbookSnapshots", "/api/{space}/runbookSnapshots{/id}{?skip,take,ids,publish}"),
            entry("Subscriptions", "/api/{space}/subscriptions{/id}{?skip,take,ids,partialName,spaces}"),
            entry("TagSets", "/api/{space}/tagsets{/id}{?skip,take,ids,partialName,scopes}"),
            entry("TagSetSortOrder", "/api/{space}/tagsets/sortorder"),
            entry(
                    "Tenants",
                    "/api/{space}/tenants{/id}{?skip,projectId,name,tags,take,ids,clone,partialName,isDisabled,clonedFromTenantId}"),
            entry(
                    "TenantsMissingVariables",
                    "/api/{space}/tenants/variables-missing{?tenantId,projectId,environmentId,includeDetails}"),
            entry("TenantTagTest", "/api/{space}/tenants/tag-test{?tenantIds,tags}"),
            entry("Variables", "/api/{space}/variables{/id}{?ids}"),
            entry("VariableNames", "/api/{space}/variables/names{?project,runbook,projectEnvironmentsFilter}"),
            entry(
                    "VariablePreview",
                    "/api/{space}/variables/preview{?project,runbook,environment,channel,tenant,action,machine,role}"),
            entry("VersionRuleTest", "/api/{space}/channels/rule-test{?version,versionRange,preReleaseTag,feetType}"),
            entry("WorkerPools", "/api/{space}/workerpools{/id}{?name,skip,ids,take,partialName}"),
            entry("WorkerPoolsDynamicWorkerTypes", "/api/{space}/workerpools/dynamicworkertypes"),
            entry(
                    "Workers",
                    "/api/{space}/workers{/id}{?skip,take,name,ids,partialName,isDisabled,healthStatuses,commStyles,workerPoolIds,thumbprint,shellNames}"));

    private RootLinks() {}

    /** All links, those of a space for that one. */
    static Map<String, String> all(SpaceId space) {
        var links = new LinkedHashMap<String, String>();
        OF_THE_SERVER.forEach(link -> links.put(link.getKey(), link.getValue()));
        links.putAll(ofSpace(space));
        return links;
    }

    static Map<String, String> ofServer() {
        var links = new LinkedHashMap<String, String>();
        OF_THE_SERVER.forEach(link -> links.put(link.getKey(), link.getValue()));
        return links;
    }

    private static Map<String, String> ofSpace(SpaceId space) {
        var links = new LinkedHashMap<String, String>();
        OF_A_SPACE.forEach(link -> links.put(link.getKey(), link.getValue().replace("{space}", space.value())));
        return links;
    }
}
