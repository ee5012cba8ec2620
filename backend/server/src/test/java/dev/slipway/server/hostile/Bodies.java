package dev.slipway.server.hostile;

/**
 * Good bodies with all that they may name, as {@link WriteExample} wants them; a few are parts of others.
 */
final class Bodies {
    static final String FINGERPRINT = "SHA256:" + "A".repeat(42) + "8";

    static final String SPACE =
            """
            {'Name':'<new>','Description':'d','IsDefault':false,'IsPrivate':false,'TaskQueueStopped':true,
            'SpaceManagersTeams':[],'SpaceManagersTeamMembers':['<user>']}""";

    static final String ENVIRONMENT =
            """
            {'Name':'<new>','Description':'d','SortOrder':7,'UseGuidedFailure':false,'AllowDynamicInfrastructure':true,
            'EnvironmentTags':[],'ExtensionSettings':[]}""";

    static final String TAG_SET =
            """
            {'Name':'<new>','Description':'d','Scopes':['Tenant'],'Type':'MultiSelect','SortOrder':3,
            'Tags':[{'Name':'Alpha','Color':'#333333','Description':'d'}]}""";

    static final String ACCOUNT =
            """
            {'Name':'<new>','Description':'d','AccountType':'UsernamePassword','Username':'deploy',
            'Password':{'HasValue':true,'NewValue':'p'},'EnvironmentIds':['<environment>'],'TenantIds':['<tenant>'],
            'TenantTags':['<tag>'],'TenantedDeploymentParticipation':'TenantedOrUntenanted'}""";

    static final String FEED =
            """
            {'Name':'<new>','FeedType':'NuGet','FeedUri':'https://feed.example/v3/index.json','Username':'u',
            'Password':{'HasValue':true,'NewValue':'p'},'DownloadAttempts':3,'DownloadRetryBackoffSeconds':5,
            'PackageAcquisitionLocationOptions':['Server'],'EnhancedMode':false}""";

    static final String PROXY =
            """
            {'Name':'<new>','ProxyType':'HTTP','Host':'p.example','Port':3128,'Username':'u',
            'Password':{'HasValue':true,'NewValue':'p'}}""";

    static final String POLICY =
            """
            {'Name':'<new>','Description':'d','IsDefault':false,'ConnectionConnectTimeout':'00:01:00',
            'ConnectionRetryCountLimit':5,'ConnectionRetrySleepInterval':'00:00:01',
            'ConnectionRetryTimeLimit':'00:05:00','MachineHealthCheckPolicy':{'HealthCheckType':'OnlyConnectivity',
            'HealthCheckInterval':'1.00:00:00','HealthCheckCronTimezone':'UTC',
            'BashHealthCheckPolicy':{'RunType':'Inline','ScriptBody':'true'}},
            'MachineUpdatePolicy':{'CalamariUpdateBehavior':'UpdateOnDeployment',
            'TentacleUpdateAccountId':'<account>'}}""";

    static final String POOL =
            """
            {'Name':'<new>','Description':'d','IsDefault':false,'WorkerPoolType':'StaticWorkerPool','SortOrder':4}""";

    static final String ENDPOINT = "'Endpoint':{'CommunicationStyle':'Ssh','Host':'h.example','Port':2222,"
            + "'AccountId':'<account>','ProxyId':'<proxy>','Fingerprint':'" + FINGERPRINT + "'}";

    static final String WORKER =
            "{'Name':'<new>','WorkerPoolIds':['<pool>'],'IsDisabled':false,'MachinePolicyId':'<policy>',"
                    + "'SkipInitialHealthCheck':true," + ENDPOINT + "}";

    static final String TARGET = "{'Name':'<new>','EnvironmentIds':['<environment>'],'Roles':['<role>'],"
            + "'TenantedDeploymentParticipation':'TenantedOrUntenanted','TenantIds':['<tenant>'],"
            + "'TenantTags':['<tag>'],'IsDisabled':true,'MachinePolicyId':'<policy>','SkipInitialHealthCheck':true,"
            + ENDPOINT + "}";

    static final String REGION = "{'Name':'<new>','EnvironmentIds':['<environment>'],'Roles':['<role>'],"
            + "'IsDisabled':true,'Endpoint':{'CommunicationStyle':'None','DefaultWorkerPoolId':'<pool>'}}";

    static final String CLUSTER = "{'Name':'<new>','EnvironmentIds':['<environment>'],'Roles':['<role>'],"
            + "'IsDisabled':true,'SkipInitialHealthCheck':true,'Endpoint':{'CommunicationStyle':'Kubernetes',"
            + "'ClusterUrl':'https://k.example:6443','ProxyId':'<proxy>','DefaultWorkerPoolId':'<pool>',"
            + "'Container':{'FeedId':'<feed>','Image':'i'},'Authentication':{"
            + "'AuthenticationType':'KubernetesStandard','AccountId':'<account>'}}}";

    static final String LIFECYCLE =
            """
            {'Name':'<new>','Description':'d','Phases':[{'Name':'One','OptionalDeploymentTargets':['<environment>'],
            'MinimumEnvironmentsBeforePromotion':0,'IsOptionalPhase':false,'IsPriorityPhase':false,
            'ReleaseRetentionPolicy':{'Unit':'Days','QuantityToKeep':3,'ShouldKeepForever':false}}],
            'ReleaseRetentionPolicy':{'Unit':'Items','QuantityToKeep':5,'ShouldKeepForever':false}}""";

    static final String AUTOMATIC_LIFECYCLE =
            "{'Name':'<new>','Phases':[{'Name':'One','AutomaticDeploymentTargets':['<environment>']}]}";

    static final String GROUP = "{'Name':'<new>','Description':'d','EnvironmentIds':['<environment>']}";

    static final String LIBRARY_SET =
            """
            {'Name':'<new>','Description':'d','ContentType':'Variables',
            'Templates':[{'Name':'T','Label':'l','HelpText':'h','DefaultValue':'v','DisplaySettings':{'a':'b'}}]}""";

    static final String PROJECT =
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

    static final String PROJECT_COPY =
            "{'Name':'<new>','Description':'d','ProjectGroupId':'<group>','LifecycleId':'<lifecycle>'}";

    static final String TENANT_COPY = "{'Name':'<new>','Description':'d'}";

    /** What only an existing project has: things of its own to point to. */
    static final String CHANGED_PROJECT = PROJECT.substring(0, PROJECT.length() - 1)
            + """
            ,'ReleaseCreationStrategy':{'ChannelId':'<channel>',
            'ReleaseCreationPackage':{'DeploymentAction':'Say','PackageReference':''}},
            'AutoDeployReleaseOverrides':[{'EnvironmentId':'<environment>','TenantId':'<tenant>',
            'ReleaseId':'<release>'}],'ProvisioningRunbookId':'<runbook>','DeprovisioningRunbookId':'<runbook>'}""";

    static final String SETTINGS =
            """
            {'ConnectivityPolicy':{'SkipMachineBehavior':'None','TargetRoles':['<role>'],
            'AllowDeploymentsToNoTargets':false,'ExcludeUnhealthyTargets':false},
            'DefaultGuidedFailureMode':'EnvironmentDefault','VersioningStrategy':{'Template':'1.0.#{Octopus.Version.NextPatch}'},
            'ReleaseNotesTemplate':'n','DeploymentChangesTemplate':'c','DefaultToSkipIfAlreadyInstalled':false,
            'ForcePackageDownload':false}""";

    static final String CHANNEL =
            """
            {'Name':'<new>','ProjectId':'<project>','Description':'d','LifecycleId':'<lifecycle>','IsDefault':false,
            'Type':'Lifecycle','ParentEnvironmentId':'<environment>','TenantTags':['<tag>'],'Rules':[{'VersionRange':'[1,2)','Tag':'^$',
            'ActionPackages':[{'DeploymentAction':'Say','PackageReference':''}]}],
            'CustomFieldDefinitions':[{'FieldName':'f','Description':'d'}]}""";

    static final String TENANT =
            """
            {'Name':'<new>','Description':'d','IsDisabled':false,'TenantTags':['<tag>'],
            'ProjectEnvironments':{'<project>':['<environment>']}}""";

    static final String ACTION =
            """
            {'Name':'Say','ActionType':'Octopus.Script','Notes':'n','IsDisabled':false,'IsRequired':false,
            'Condition':'Success','WorkerPoolId':'<pool>','Container':{'FeedId':'<feed>','Image':'i'},
            'Channels':['<channel>'],'TenantTags':['<tag>'],'Packages':[{'Name':'p','PackageId':'Acme','FeedId':'<feed>',
            'AcquisitionLocation':'Server','Properties':{'a':'b'}}],
            'Properties':{'Octopus.Action.Script.ScriptBody':'true'},""";

    static final String STEPS = "'Steps':[{'Name':'Say','Condition':'Success','StartTrigger':'StartAfterPrevious',"
            + "'PackageRequirement':'LetOctopusDecide','Properties':{'Octopus.Action.TargetRoles':'<role>'},'Actions':["
            + ACTION + "'Environments':['<environment>']}]},{'Name':'Other','Actions':[{'Name':'Other',"
            + "'ActionType':'Octopus.Script','ExcludedEnvironments':['<environment>']}]}]}";

    static final String VARIABLES =
            """
            {'Version':<variables.version>,'Variables':[{'Name':'V','Value':'v','Description':'d','Type':'String',
            'IsSensitive':false,'Prompt':{'Label':'l','Description':'d','Required':false},
            'Scope':{'Environment':['<environment>'],'Machine':['<machine>'],'Channel':['<channel>'],
            'TenantTag':['<tag>'],'ProcessOwner':['<runbook>']}},{'Name':'A','Scope':{'Action':['<action>']}}]}""";

    static final String BUILD =
            """
            {'PackageId':'Acme.Other','Version':'1.0','OctopusBuildInformation':{'BuildEnvironment':'Jenkins',
            'BuildNumber':'1','BuildUrl':'https://ci.example/1','Branch':'main','VcsType':'Git',
            'VcsRoot':'https://github.com/a/b','VcsCommitNumber':'9f1','Commits':[{'Id':'aa','Comment':'c'}]}}""";

    static final String RELEASE =
            """
            {'ProjectId':'<project>','ChannelId':'<channel>','Version':'2.0-x','ReleaseNotes':'n',
            'IgnoreChannelRules':false,'SelectedPackages':[],'CustomFields':{'a':'b'}}""";

    static final String RELEASE_COMMAND =
            """
            {'ProjectName':'<project>','ChannelName':'<channel>','ReleaseVersion':'2.1-x','ReleaseNotes':'n',
            'Packages':[],'IgnoreIfAlreadyExists':false,'IgnoreChannelRules':false}""";

    static final String RUNBOOK =
            """
            {'Name':'<new>','ProjectId':'<project>','Description':'d','MultiTenancyMode':'TenantedOrUntenanted',
            'EnvironmentScope':'Specified','Environments':['<environment>'],
            'DefaultGuidedFailureMode':'EnvironmentDefault','RunbookTags':['<tag>'],
            'ConnectivityPolicy':{'SkipMachineBehavior':'None','TargetRoles':[],'AllowDeploymentsToNoTargets':false,
            'ExcludeUnhealthyTargets':false},'RunRetentionPolicy':{'QuantityToKeep':7,'ShouldKeepForever':false},
            'ForcePackageDownload':false}""";

    static final String CHANGED_RUNBOOK =
            RUNBOOK.substring(0, RUNBOOK.length() - 1) + ",'PublishedRunbookSnapshotId':'<snapshot>'}";

    static final String SNAPSHOT =
            "{'ProjectId':'<project>','RunbookId':'<runbook>','Name':'<new>','Notes':'n','SelectedPackages':[]}";

    static final String EXECUTION =
            """
            'ForcePackageDownload':false,'ForcePackageRedeployment':false,'UseGuidedFailure':false,
            'Priority':'LifecycleDefault',""";

    static final String BY_ID = EXECUTION
            + "'SpecificMachineIds':['<machine>'],'ExcludedMachineIds':[],'SkipActions':[],'FormValues':{},"
            + "'Comments':'c'}";

    static final String BY_NAME = EXECUTION
            + "'SpecificMachineNames':['<machine>'],'ExcludedMachineNames':[],'SkipStepNames':[],'Variables':{}}";

    static final String DEPLOYMENT =
            "{'ProjectId':'<project>','ReleaseId':'<release>','EnvironmentId':'<environment>'," + BY_ID;

    static final String TENANTED_DEPLOYMENT =
            "{'ReleaseId':'<release>','EnvironmentId':'<environment>','TenantId':'<tenant>'," + BY_ID;

    static final String RUN = "{'ProjectId':'<project>','RunbookId':'<runbook>','RunbookSnapshotId':'<snapshot>',"
            + "'EnvironmentId':'<environment>','TenantId':'<tenant>'," + BY_ID;

    static final String EXCLUDING = "{'ReleaseId':'<release>','EnvironmentId':'<environment>',"
            + "'ExcludedMachineIds':['<region>'],'SkipActions':['<action>']}";

    private Bodies() {}
}
