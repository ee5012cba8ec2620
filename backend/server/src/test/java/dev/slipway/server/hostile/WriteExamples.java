package dev.slipway.server.hostile;

import static dev.slipway.server.hostile.WriteExample.delete;
import static dev.slipway.server.hostile.WriteExample.post;
import static dev.slipway.server.hostile.WriteExample.put;

import java.util.List;
import java.util.stream.Stream;

/**
 * For every route that changes something at least one good request with all that it may name, in an order in which they
 * can be carried out one after the other. {@link WriteExamplesTest} fails for a route that is not in it.
 */
final class WriteExamples {
    static final String FINGERPRINT = "SHA256:" + "A".repeat(42) + "8";

    private static final String SPACE =
            """
            {'Name':'<new>','Description':'d','IsDefault':false,'IsPrivate':false,'TaskQueueStopped':true,
            'SpaceManagersTeams':[],'SpaceManagersTeamMembers':['<user>']}""";

    private static final String ENVIRONMENT =
            """
            {'Name':'<new>','Description':'d','SortOrder':7,'UseGuidedFailure':false,'AllowDynamicInfrastructure':true,
            'EnvironmentTags':[],'ExtensionSettings':[]}""";

    private static final String TAG_SET =
            """
            {'Name':'<new>','Description':'d','Scopes':['Tenant'],'Type':'MultiSelect','SortOrder':3,
            'Tags':[{'Name':'Alpha','Color':'#333333','Description':'d'}]}""";

    private static final String ACCOUNT =
            """
            {'Name':'<new>','Description':'d','AccountType':'UsernamePassword','Username':'deploy',
            'Password':{'HasValue':true,'NewValue':'p'},'EnvironmentIds':['<environment>'],'TenantIds':['<tenant>'],
            'TenantTags':['<tag>'],'TenantedDeploymentParticipation':'TenantedOrUntenanted'}""";

    private static final String FEED =
            """
            {'Name':'<new>','FeedType':'NuGet','FeedUri':'https://feed.example/v3/index.json','Username':'u',
            'Password':{'HasValue':true,'NewValue':'p'},'DownloadAttempts':3,'DownloadRetryBackoffSeconds':5,
            'PackageAcquisitionLocationOptions':['Server'],'EnhancedMode':false}""";

    private static final String PROXY =
            """
            {'Name':'<new>','ProxyType':'HTTP','Host':'p.example','Port':3128,'Username':'u',
            'Password':{'HasValue':true,'NewValue':'p'}}""";

    private static final String POLICY =
            """
            {'Name':'<new>','Description':'d','IsDefault':false,'ConnectionConnectTimeout':'00:01:00',
            'ConnectionRetryCountLimit':5,'ConnectionRetrySleepInterval':'00:00:01',
            'ConnectionRetryTimeLimit':'00:05:00','MachineHealthCheckPolicy':{'HealthCheckType':'OnlyConnectivity',
            'HealthCheckInterval':'1.00:00:00','HealthCheckCronTimezone':'UTC',
            'BashHealthCheckPolicy':{'RunType':'Inline','ScriptBody':'true'}},
            'MachineUpdatePolicy':{'CalamariUpdateBehavior':'UpdateOnDeployment',
            'TentacleUpdateAccountId':'<account>'}}""";

    private static final String POOL =
            """
            {'Name':'<new>','Description':'d','IsDefault':false,'WorkerPoolType':'StaticWorkerPool','SortOrder':4}""";

    private static final String ENDPOINT = "'Endpoint':{'CommunicationStyle':'Ssh','Host':'h.example','Port':2222,"
            + "'AccountId':'<account>','ProxyId':'<proxy>','Fingerprint':'" + FINGERPRINT + "'}";

    private static final String WORKER =
            "{'Name':'<new>','WorkerPoolIds':['<pool>'],'IsDisabled':false,'MachinePolicyId':'<policy>',"
                    + "'SkipInitialHealthCheck':true," + ENDPOINT + "}";

    private static final String TARGET = "{'Name':'<new>','EnvironmentIds':['<environment>'],'Roles':['<role>'],"
            + "'TenantedDeploymentParticipation':'TenantedOrUntenanted','TenantIds':['<tenant>'],"
            + "'TenantTags':['<tag>'],'IsDisabled':true,'MachinePolicyId':'<policy>','SkipInitialHealthCheck':true,"
            + ENDPOINT + "}";

    private static final String REGION = "{'Name':'<new>','EnvironmentIds':['<environment>'],'Roles':['<role>'],"
            + "'IsDisabled':true,'Endpoint':{'CommunicationStyle':'None','DefaultWorkerPoolId':'<pool>'}}";

    private static final String CLUSTER = "{'Name':'<new>','EnvironmentIds':['<environment>'],'Roles':['<role>'],"
            + "'IsDisabled':true,'SkipInitialHealthCheck':true,'Endpoint':{'CommunicationStyle':'Kubernetes',"
            + "'ClusterUrl':'https://k.example:6443','ProxyId':'<proxy>','DefaultWorkerPoolId':'<pool>',"
            + "'Container':{'FeedId':'<feed>','Image':'i'},'Authentication':{"
            + "'AuthenticationType':'KubernetesStandard','AccountId':'<account>'}}}";

    private static final String LIFECYCLE =
            """
            {'Name':'<new>','Description':'d','Phases':[{'Name':'One','OptionalDeploymentTargets':['<environment>'],
            'MinimumEnvironmentsBeforePromotion':0,'IsOptionalPhase':false,'IsPriorityPhase':false,
            'ReleaseRetentionPolicy':{'Unit':'Days','QuantityToKeep':3,'ShouldKeepForever':false}}],
            'ReleaseRetentionPolicy':{'Unit':'Items','QuantityToKeep':5,'ShouldKeepForever':false}}""";

    private static final String AUTOMATIC_LIFECYCLE =
            "{'Name':'<new>','Phases':[{'Name':'One','AutomaticDeploymentTargets':['<environment>']}]}";

    private static final String GROUP = "{'Name':'<new>','Description':'d','EnvironmentIds':['<environment>']}";

    private static final String LIBRARY_SET =
            """
            {'Name':'<new>','Description':'d','ContentType':'Variables',
            'Templates':[{'Name':'T','Label':'l','HelpText':'h','DefaultValue':'v','DisplaySettings':{'a':'b'}}]}""";

    private static final String PROJECT =
            """
            {'Name':'<new>','Description':'d','IsDisabled':false,'ProjectGroupId':'<group>','LifecycleId':'<lifecycle>',
            'IncludedLibraryVariableSetIds':['<library>'],'TenantedDeploymentMode':'TenantedOrUntenanted',
            'DiscreteChannelRelease':false,'DefaultToSkipIfAlreadyInstalled':false,
            'DefaultGuidedFailureMode':'EnvironmentDefault','VersioningStrategy':{'Template':'1.0.#{Octopus.Version.NextPatch}'},
            'AutoCreateRelease':false,'ProjectTags':['<tag>'],
            'Templates':[{'Name':'T','Label':'l','HelpText':'h','DefaultValue':'v','DisplaySettings':{'a':'b'}}],
            'ProjectConnectivityPolicy':{'SkipMachineBehavior':'None','TargetRoles':['<role>'],
            'AllowDeploymentsToNoTargets':false,'ExcludeUnhealthyTargets':false},
            'ReleaseNotesTemplate':'n','DeploymentChangesTemplate':'c','ForcePackageDownload':false}""";

    private static final String PROJECT_COPY =
            "{'Name':'<new>','Description':'d','ProjectGroupId':'<group>','LifecycleId':'<lifecycle>'}";

    private static final String TENANT_COPY = "{'Name':'<new>','Description':'d'}";

    /** What only an existing project has: things of its own to point to. */
    private static final String CHANGED_PROJECT = PROJECT.substring(0, PROJECT.length() - 1)
            + """
            ,'ReleaseCreationStrategy':{'ChannelId':'<channel>',
            'ReleaseCreationPackage':{'DeploymentAction':'Say','PackageReference':''}},
            'AutoDeployReleaseOverrides':[{'EnvironmentId':'<environment>','TenantId':'<tenant>',
            'ReleaseId':'<release>'}],'ProvisioningRunbookId':'<runbook>','DeprovisioningRunbookId':'<runbook>'}""";

    private static final String SETTINGS =
            """
            {'ConnectivityPolicy':{'SkipMachineBehavior':'None','TargetRoles':['<role>'],
            'AllowDeploymentsToNoTargets':false,'ExcludeUnhealthyTargets':false},
            'DefaultGuidedFailureMode':'EnvironmentDefault','VersioningStrategy':{'Template':'1.0.#{Octopus.Version.NextPatch}'},
            'ReleaseNotesTemplate':'n','DeploymentChangesTemplate':'c','DefaultToSkipIfAlreadyInstalled':false,
            'ForcePackageDownload':false}""";

    private static final String CHANNEL =
            """
            {'Name':'<new>','ProjectId':'<project>','Description':'d','LifecycleId':'<lifecycle>','IsDefault':false,
            'Type':'Lifecycle','ParentEnvironmentId':'<environment>','TenantTags':['<tag>'],'Rules':[{'VersionRange':'[1,2)','Tag':'^$',
            'ActionPackages':[{'DeploymentAction':'Say','PackageReference':''}]}],
            'CustomFieldDefinitions':[{'FieldName':'f','Description':'d'}]}""";

    private static final String TENANT =
            """
            {'Name':'<new>','Description':'d','IsDisabled':false,'TenantTags':['<tag>'],
            'ProjectEnvironments':{'<project>':['<environment>']}}""";

    private static final String ACTION =
            """
            {'Name':'Say','ActionType':'Octopus.Script','Notes':'n','IsDisabled':false,'IsRequired':false,
            'Condition':'Success','WorkerPoolId':'<pool>','Container':{'FeedId':'<feed>','Image':'i'},
            'Channels':['<channel>'],'TenantTags':['<tag>'],'Packages':[{'Name':'p','PackageId':'Acme','FeedId':'<feed>',
            'AcquisitionLocation':'Server','Properties':{'a':'b'}}],
            'Properties':{'Octopus.Action.Script.ScriptBody':'true'},""";

    private static final String STEPS =
            "'Steps':[{'Name':'Say','Condition':'Success','StartTrigger':'StartAfterPrevious',"
                    + "'PackageRequirement':'LetOctopusDecide','Properties':{'Octopus.Action.TargetRoles':'<role>'},'Actions':["
                    + ACTION + "'Environments':['<environment>']}]},{'Name':'Other','Actions':[{'Name':'Other',"
                    + "'ActionType':'Octopus.Script','ExcludedEnvironments':['<environment>']}]}]}";

    private static final String VARIABLES =
            """
            {'Version':<variables.version>,'Variables':[{'Name':'V','Value':'v','Description':'d','Type':'String',
            'IsSensitive':false,'Prompt':{'Label':'l','Description':'d','Required':false},
            'Scope':{'Environment':['<environment>'],'Machine':['<machine>'],'Channel':['<channel>'],
            'TenantTag':['<tag>'],'ProcessOwner':['<runbook>']}},{'Name':'A','Scope':{'Action':['<action>']}}]}""";

    private static final String BUILD =
            """
            {'PackageId':'Acme.Other','Version':'1.0','OctopusBuildInformation':{'BuildEnvironment':'Jenkins',
            'BuildNumber':'1','BuildUrl':'https://ci.example/1','Branch':'main','VcsType':'Git',
            'VcsRoot':'https://github.com/a/b','VcsCommitNumber':'9f1','Commits':[{'Id':'aa','Comment':'c'}]}}""";

    private static final String RELEASE =
            """
            {'ProjectId':'<project>','ChannelId':'<channel>','Version':'2.0-x','ReleaseNotes':'n',
            'IgnoreChannelRules':false,'SelectedPackages':[],'CustomFields':{'a':'b'}}""";

    private static final String RELEASE_COMMAND =
            """
            {'ProjectName':'<project>','ChannelName':'<channel>','ReleaseVersion':'2.1-x','ReleaseNotes':'n',
            'Packages':[],'IgnoreIfAlreadyExists':false,'IgnoreChannelRules':false}""";

    private static final String RUNBOOK =
            """
            {'Name':'<new>','ProjectId':'<project>','Description':'d','MultiTenancyMode':'TenantedOrUntenanted',
            'EnvironmentScope':'Specified','Environments':['<environment>'],
            'DefaultGuidedFailureMode':'EnvironmentDefault','RunbookTags':['<tag>'],
            'ConnectivityPolicy':{'SkipMachineBehavior':'None','TargetRoles':[],'AllowDeploymentsToNoTargets':false,
            'ExcludeUnhealthyTargets':false},'RunRetentionPolicy':{'QuantityToKeep':7,'ShouldKeepForever':false},
            'ForcePackageDownload':false}""";

    private static final String CHANGED_RUNBOOK =
            RUNBOOK.substring(0, RUNBOOK.length() - 1) + ",'PublishedRunbookSnapshotId':'<snapshot>'}";

    private static final String SNAPSHOT =
            "{'ProjectId':'<project>','RunbookId':'<runbook>','Name':'<new>','Notes':'n','SelectedPackages':[]}";

    private static final String EXECUTION =
            """
            'ForcePackageDownload':false,'ForcePackageRedeployment':false,'UseGuidedFailure':false,
            'Priority':'LifecycleDefault',""";

    private static final String BY_ID = EXECUTION
            + "'SpecificMachineIds':['<machine>'],'ExcludedMachineIds':[],'SkipActions':[],'FormValues':{},"
            + "'Comments':'c'}";

    private static final String BY_NAME = EXECUTION
            + "'SpecificMachineNames':['<machine>'],'ExcludedMachineNames':[],'SkipStepNames':[],'Variables':{}}";

    private static final String DEPLOYMENT =
            "{'ProjectId':'<project>','ReleaseId':'<release>','EnvironmentId':'<environment>'," + BY_ID;

    private static final String TENANTED_DEPLOYMENT =
            "{'ReleaseId':'<release>','EnvironmentId':'<environment>','TenantId':'<tenant>'," + BY_ID;

    private static final String RUN =
            "{'ProjectId':'<project>','RunbookId':'<runbook>','RunbookSnapshotId':'<snapshot>',"
                    + "'EnvironmentId':'<environment>','TenantId':'<tenant>'," + BY_ID;

    private static final String EXCLUDING = "{'ReleaseId':'<release>','EnvironmentId':'<environment>',"
            + "'ExcludedMachineIds':['<region>'],'SkipActions':['<action>']}";

    private WriteExamples() {}

    static List<WriteExample> all() {
        return inTurn().stream().flatMap(List::stream).distinct().toList();
    }

    /** Lists that can be carried out from beginning to end, each in a space of its own. */
    static List<List<WriteExample>> inTurn() {
        List<WriteExample> first = Stream.of(
                        orders(), model(), commands(), processes(), accounts(), uploads(), deletions())
                .flatMap(List::stream)
                .toList();
        return List.of(
                first,
                Stream.of(furtherDeletions(), spaces()).flatMap(List::stream).toList());
    }

    /** The body under the name that the resource has already, by which later examples find it. */
    private static String named(String kind, String body) {
        return body.replace("<new>", "<own." + kind + ".name>");
    }

    /** They name all there are, so they come before others are made. */
    private static List<WriteExample> orders() {
        return List.of(
                put("/api/{space}/environments/sortorder", "['<elsewhere>','<environment>']"),
                put("/api/{space}/tagsets/sortorder", "['<tagset>']"));
    }

    private static List<WriteExample> model() {
        return List.of(
                post("/api/spaces", SPACE, "Name", "SpaceManagersTeamMembers"),
                post("/api/{space}/environments", ENVIRONMENT, "Name"),
                put("/api/{space}/environments/{id}", named("environment", ENVIRONMENT), "Name"),
                post("/api/{space}/tagsets", TAG_SET, "Name", "Tags/0/Name"),
                put(
                        "/api/{space}/tagsets/{id}",
                        named("tagset", TAG_SET).replace("['Tenant']", "['Tenant','Project','Runbook']"),
                        "Name"),
                post("/api/{space}/accounts", ACCOUNT, "Name", "AccountType"),
                put("/api/{space}/accounts/{id}", named("account", ACCOUNT), "Name"),
                post("/api/{space}/feeds", FEED, "Name", "FeedType"),
                put("/api/{space}/feeds/{id}", named("feed", FEED), "Name"),
                post("/api/{space}/proxies", PROXY, "Name", "Host"),
                put("/api/{space}/proxies/{id}", named("proxy", PROXY), "Name", "Host"),
                post("/api/{space}/machinepolicies", POLICY, "Name"),
                put("/api/{space}/machinepolicies/{id}", named("policy", POLICY), "Name"),
                post("/api/{space}/workerpools", POOL, "Name"),
                put("/api/{space}/workerpools/{id}", named("pool", POOL), "Name"),
                post("/api/{space}/workers", WORKER, "Name", "WorkerPoolIds", "Endpoint/Host", "Endpoint/AccountId"),
                put("/api/{space}/workers/{id}", named("worker", WORKER), "Name", "WorkerPoolIds", "Endpoint/Host"),
                post("/api/{space}/machines", TARGET, "Name", "EnvironmentIds", "Roles", "Endpoint/Host"),
                post("/api/{space}/machines", REGION, "Name"),
                post("/api/{space}/machines", CLUSTER, "Endpoint/ClusterUrl"),
                post("/api/{space}/lifecycles", LIFECYCLE, "Name", "Phases/0/Name"),
                post("/api/{space}/lifecycles", AUTOMATIC_LIFECYCLE, "Name", "Phases/0/Name"),
                put("/api/{space}/lifecycles/{id}", named("lifecycle", LIFECYCLE), "Name", "Phases/0/Name"),
                post("/api/{space}/projectgroups", GROUP, "Name"),
                put("/api/{space}/projectgroups/{id}", named("group", GROUP), "Name"),
                post("/api/{space}/libraryvariablesets", LIBRARY_SET, "Name", "Templates/0/Name"),
                put("/api/{space}/libraryvariablesets/{id}", named("library", LIBRARY_SET), "Name", "Templates/0/Name"),
                post("/api/{space}/projects", PROJECT, "Name", "ProjectGroupId", "LifecycleId", "Templates/0/Name"),
                post("/api/{space}/projects", PROJECT_COPY, "Name")
                        .query("?clone=<project>")
                        .status(200),
                put(
                        "/api/{space}/projects/{id}",
                        named("project", CHANGED_PROJECT),
                        "Name",
                        "ProjectGroupId",
                        "LifecycleId"),
                put("/api/{space}/projects/{id}/deploymentsettings", SETTINGS),
                post("/api/{space}/channels", CHANNEL, "Name", "ProjectId"),
                put("/api/{space}/channels/{id}", named("channel", CHANNEL), "Name"),
                post("/api/{space}/tenants", TENANT, "Name"),
                post("/api/{space}/tenants", TENANT_COPY, "Name")
                        .query("?clone=<tenant>")
                        .status(200),
                put("/api/{space}/tenants/{id}", named("tenant", TENANT), "Name"),
                put("/api/{space}/variables/{id}", VARIABLES, "Variables/0/Name"),
                put("/api/{space}/projects/{project}/variables", VARIABLES, "Variables/0/Name"),
                post("/api/{space}/build-information", BUILD, "PackageId", "Version", "OctopusBuildInformation"),
                post("/api/{space}/runbooks", RUNBOOK, "Name", "ProjectId"),
                post("/api/{space}/projects/{project}/runbooks", RUNBOOK, "Name"),
                put("/api/{space}/runbooks/{id}", named("runbook", CHANGED_RUNBOOK), "Name"),
                put("/api/{space}/projects/{project}/runbooks/{id}", named("runbook", CHANGED_RUNBOOK), "Name"));
    }

    private static List<WriteExample> commands() {
        return List.of(
                post("/api/{space}/releases", RELEASE, "ProjectId"),
                post("/api/{space}/releases/create/v1", RELEASE_COMMAND, "ProjectName"),
                put("/api/{space}/releases/{id}", RELEASE.replace("2.0-x", "<own.release.version>")),
                post("/api/{space}/releases/{id}/snapshot-variables", "")
                        .withoutBody()
                        .status(200),
                post("/api/{space}/releases/{id}/defects", "{'Description':'Broken'}", "Description"),
                post("/api/{space}/releases/{id}/defects/resolve", "")
                        .withoutBody()
                        .status(200),
                post("/api/{space}/runbookSnapshots", SNAPSHOT, "RunbookId"),
                post("/api/{space}/projects/{project}/runbookSnapshots", SNAPSHOT, "RunbookId"),
                post("/api/{space}/deployments", DEPLOYMENT, "ReleaseId", "EnvironmentId"),
                post("/api/{space}/deployments", TENANTED_DEPLOYMENT, "ReleaseId", "EnvironmentId"),
                post("/api/{space}/deployments", EXCLUDING, "ReleaseId"),
                post(
                        "/api/{space}/deployments/create/untenanted/v1",
                        "{'ProjectName':'<project.name>','ReleaseVersion':'<release.version>',"
                                + "'EnvironmentNames':['<environment.name>']," + BY_NAME,
                        "ProjectName",
                        "ReleaseVersion",
                        "EnvironmentNames"),
                post(
                        "/api/{space}/deployments/create/tenanted/v1",
                        "{'ProjectName':'<project.name>','ReleaseVersion':'<release.version>','Tenants':['<tenant.name>'],"
                                + "'TenantTags':['<tag>'],'EnvironmentName':'<environment.name>'," + BY_NAME,
                        "ProjectName",
                        "ReleaseVersion",
                        "EnvironmentName"),
                post(
                                "/api/{space}/releases/{release}/deployments/previews",
                                "{'DeploymentPreviews':[{'EnvironmentId':'<environment>','TenantId':'<tenant>'}],"
                                        + "'IncludeDisabledSteps':false}",
                                "DeploymentPreviews/0/EnvironmentId")
                        .status(200),
                post("/api/{space}/runbookRuns", RUN, "RunbookId", "EnvironmentId"),
                post(
                        "/api/{space}/runbook-runs/create/v1",
                        "{'ProjectName':'<project.name>','RunbookName':'<runbook.name>','Snapshot':'<snapshot.name>',"
                                + "'EnvironmentNames':['<environment.name>'],'Tenants':['<tenant.name>']," + BY_NAME,
                        "ProjectName",
                        "RunbookName",
                        "EnvironmentNames"),
                post(
                        "/api/{space}/tasks",
                        "{'Name':'Health','Description':'d','Arguments':{'EnvironmentId':'<environment>',"
                                + "'MachineIds':['<machine>']}}",
                        "Name"),
                post("/api/{space}/tasks/{id}/cancel", "").withoutBody().status(200),
                post("/api/tasks/{id}/cancel", "").withoutBody().status(200),
                post("/api/{space}/tasks/rerun/{id}", "").withoutBody(),
                post("/api/tasks/rerun/{id}", "").withoutBody());
    }

    /** They come when all is released that is to be, for their packages are in a feed that is not there. */
    private static List<WriteExample> processes() {
        return List.of(
                put(
                        "/api/{space}/deploymentprocesses/{id}",
                        "{'Version':<process.version>," + STEPS,
                        "Steps/0/Actions/0/ActionType"),
                put(
                        "/api/{space}/projects/{project}/deploymentprocesses",
                        "{'Version':<process.version>," + STEPS,
                        "Steps/0/Actions/0/ActionType"),
                put(
                        "/api/{space}/runbookProcesses/{id}",
                        "{'Version':<runbook.process.version>," + STEPS,
                        "Steps/0/Actions/0/ActionType"),
                put(
                        "/api/{space}/projects/{project}/runbookProcesses/{id}",
                        "{'Version':<runbook.process.version>," + STEPS,
                        "Steps/0/Actions/0/ActionType"));
    }

    private static List<WriteExample> accounts() {
        return List.of(
                post("/api/users/{id}/apikeys", "{'Purpose':'p','Expires':'2099-01-01T00:00:00Z'}", "Purpose"),
                post("/api/users/login", "{'Username':'admin','Password':'correct horse battery staple'}")
                        .status(200),
                post("/api/users/logout", "").withoutBody().status(200));
    }

    private static List<WriteExample> uploads() {
        return List.of(
                post(
                        "/api/{space}/packages/uploads",
                        "{'FileName':'Acme.9.0.zip','Size':7,'PackageId':'<package.name>','BaseVersion':'<package.version>','Sha256':'"
                                + "0123456789abcdef".repeat(4) + "'}",
                        "FileName",
                        "Size"),
                post("/api/{space}/packages/uploads/{upload}/complete", "").withoutBody(),
                delete("/api/{space}/packages/uploads/{upload}"));
    }

    /** What others point to goes after them. */
    private static List<WriteExample> deletions() {
        return List.of(
                delete("/api/users/{id}/apikeys/{key}"),
                put(
                        "/api/{space}/machines/{id}",
                        named("machine", TARGET),
                        "Name",
                        "EnvironmentIds",
                        "Roles",
                        "Endpoint/Host"),
                delete("/api/{space}/deployments/{id}"),
                delete("/api/{space}/releases/{id}"),
                delete("/api/{space}/runbooks/{id}"),
                delete("/api/{space}/packages/bulk").query("?ids=<package>"),
                delete("/api/{space}/build-information/bulk").query("?ids=<build>"),
                put("/api/{space}/variables/{id}", "{'Version':<variables.version>,'Variables':[]}"),
                put("/api/{space}/deploymentprocesses/{id}", "{'Version':<process.version>,'Steps':[]}"),
                delete("/api/{space}/projects/{id}"));
    }

    /** Those for which something must not be used by the others any more. */
    private static List<WriteExample> furtherDeletions() {
        return Stream.of(
                        "projects/{project}/runbooks/{id}",
                        "deployments/{id}",
                        "releases/{id}",
                        "packages/{id}",
                        "build-information/{id}",
                        "channels/{id}",
                        "projects/{id}",
                        "libraryvariablesets/{id}",
                        "projectgroups/{id}",
                        "tenants/{id}",
                        "lifecycles/{id}",
                        "machines/{id}",
                        "tagsets/{id}",
                        "workers/{id}",
                        "workerpools/{id}",
                        "machinepolicies/{id}",
                        "proxies/{id}",
                        "accounts/{id}",
                        "feeds/{id}",
                        "environments/{id}")
                .map(path -> delete("/api/{space}/" + path))
                .toList();
    }

    private static List<WriteExample> spaces() {
        return List.of(
                put("/api/spaces/{id}", named("space", SPACE), "Name", "SpaceManagersTeamMembers"),
                delete("/api/spaces/{id}"));
    }
}
