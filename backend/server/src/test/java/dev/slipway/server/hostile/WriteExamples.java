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
                put("/api/{space}/environments/sortorder", "['<asking>','<elsewhere>','<environment>']"),
                put("/api/{space}/tagsets/sortorder", "['<tagset>']"));
    }

    private static List<WriteExample> model() {
        return List.of(
                post("/api/spaces", Bodies.SPACE, "Name", "SpaceManagersTeamMembers"),
                post("/api/{space}/environments", Bodies.ENVIRONMENT, "Name"),
                put("/api/{space}/environments/{id}", named("environment", Bodies.ENVIRONMENT), "Name"),
                post("/api/{space}/tagsets", Bodies.TAG_SET, "Name", "Tags/0/Name"),
                put(
                        "/api/{space}/tagsets/{id}",
                        named("tagset", Bodies.TAG_SET).replace("['Tenant']", "['Tenant','Project','Runbook']"),
                        "Name"),
                post("/api/{space}/accounts", Bodies.ACCOUNT, "Name", "AccountType"),
                put("/api/{space}/accounts/{id}", named("account", Bodies.ACCOUNT), "Name"),
                post("/api/{space}/feeds", Bodies.FEED, "Name", "FeedType"),
                put("/api/{space}/feeds/{id}", named("feed", Bodies.FEED), "Name"),
                post("/api/{space}/proxies", Bodies.PROXY, "Name", "Host"),
                put("/api/{space}/proxies/{id}", named("proxy", Bodies.PROXY), "Name", "Host"),
                post("/api/{space}/machinepolicies", Bodies.POLICY, "Name"),
                put("/api/{space}/machinepolicies/{id}", named("policy", Bodies.POLICY), "Name"),
                post("/api/{space}/workerpools", Bodies.POOL, "Name"),
                put("/api/{space}/workerpools/{id}", named("pool", Bodies.POOL), "Name"),
                post(
                        "/api/{space}/workers",
                        Bodies.WORKER,
                        "Name",
                        "WorkerPoolIds",
                        "Endpoint/Host",
                        "Endpoint/AccountId"),
                put(
                        "/api/{space}/workers/{id}",
                        named("worker", Bodies.WORKER),
                        "Name",
                        "WorkerPoolIds",
                        "Endpoint/Host"),
                post("/api/{space}/machines", Bodies.TARGET, "Name", "EnvironmentIds", "Roles", "Endpoint/Host"),
                post("/api/{space}/machines", Bodies.REGION, "Name"),
                post("/api/{space}/machines", Bodies.CLUSTER, "Endpoint/ClusterUrl"),
                post("/api/{space}/lifecycles", Bodies.LIFECYCLE, "Name", "Phases/0/Name"),
                post("/api/{space}/lifecycles", Bodies.AUTOMATIC_LIFECYCLE, "Name", "Phases/0/Name"),
                put("/api/{space}/lifecycles/{id}", named("lifecycle", Bodies.LIFECYCLE), "Name", "Phases/0/Name"),
                post("/api/{space}/projectgroups", Bodies.GROUP, "Name"),
                put("/api/{space}/projectgroups/{id}", named("group", Bodies.GROUP), "Name"),
                post("/api/{space}/libraryvariablesets", Bodies.LIBRARY_SET, "Name", "Templates/0/Name"),
                put(
                        "/api/{space}/libraryvariablesets/{id}",
                        named("library", Bodies.LIBRARY_SET),
                        "Name",
                        "Templates/0/Name"),
                post(
                        "/api/{space}/projects",
                        Bodies.PROJECT,
                        "Name",
                        "ProjectGroupId",
                        "LifecycleId",
                        "Templates/0/Name"),
                post("/api/{space}/projects", Bodies.PROJECT_COPY, "Name")
                        .query("?clone=<project>")
                        .status(200),
                put(
                        "/api/{space}/projects/{id}",
                        named("project", Bodies.CHANGED_PROJECT),
                        "Name",
                        "ProjectGroupId",
                        "LifecycleId"),
                put("/api/{space}/projects/{id}/deploymentsettings", Bodies.SETTINGS),
                post("/api/{space}/channels", Bodies.CHANNEL, "Name", "ProjectId"),
                put("/api/{space}/channels/{id}", named("channel", Bodies.CHANNEL), "Name"),
                post("/api/{space}/tenants", Bodies.TENANT, "Name"),
                post("/api/{space}/tenants", Bodies.TENANT_COPY, "Name")
                        .query("?clone=<tenant>")
                        .status(200),
                put("/api/{space}/tenants/{id}", named("tenant", Bodies.TENANT), "Name"),
                put("/api/{space}/variables/{id}", Bodies.VARIABLES, "Variables/0/Name"),
                put("/api/{space}/projects/{project}/variables", Bodies.VARIABLES, "Variables/0/Name"),
                post("/api/{space}/build-information", Bodies.BUILD, "PackageId", "Version", "OctopusBuildInformation"),
                post("/api/{space}/runbooks", Bodies.RUNBOOK, "Name", "ProjectId"),
                post("/api/{space}/projects/{project}/runbooks", Bodies.RUNBOOK, "Name"),
                put("/api/{space}/runbooks/{id}", named("runbook", Bodies.CHANGED_RUNBOOK), "Name"),
                put("/api/{space}/projects/{project}/runbooks/{id}", named("runbook", Bodies.CHANGED_RUNBOOK), "Name"));
    }

    private static List<WriteExample> commands() {
        return List.of(
                post("/api/{space}/releases", Bodies.RELEASE, "ProjectId"),
                post("/api/{space}/releases/create/v1", Bodies.RELEASE_COMMAND, "ProjectName"),
                put("/api/{space}/releases/{id}", Bodies.RELEASE.replace("2.0-x", "<own.release.version>")),
                post("/api/{space}/releases/{id}/snapshot-variables", "")
                        .withoutBody()
                        .status(200),
                post("/api/{space}/releases/{id}/defects", "{'Description':'Broken'}", "Description"),
                post("/api/{space}/releases/{id}/defects/resolve", "")
                        .withoutBody()
                        .status(200),
                post("/api/{space}/runbookSnapshots", Bodies.SNAPSHOT, "RunbookId"),
                post("/api/{space}/projects/{project}/runbookSnapshots", Bodies.SNAPSHOT, "RunbookId"),
                post("/api/{space}/deployments", Bodies.DEPLOYMENT, "ReleaseId", "EnvironmentId"),
                post("/api/{space}/deployments", Bodies.TENANTED_DEPLOYMENT, "ReleaseId", "EnvironmentId"),
                post("/api/{space}/deployments", Bodies.EXCLUDING, "ReleaseId"),
                post("/api/{space}/deployments/{id}/rollback", "").withoutBody(),
                post(
                        "/api/{space}/deployments/create/untenanted/v1",
                        "{'ProjectName':'<project.name>','ReleaseVersion':'<release.version>',"
                                + "'EnvironmentNames':['<environment.name>']," + Bodies.BY_NAME,
                        "ProjectName",
                        "ReleaseVersion",
                        "EnvironmentNames"),
                post(
                        "/api/{space}/deployments/create/tenanted/v1",
                        "{'ProjectName':'<project.name>','ReleaseVersion':'<release.version>','Tenants':['<tenant.name>'],"
                                + "'TenantTags':['<tag>'],'EnvironmentName':'<environment.name>'," + Bodies.BY_NAME,
                        "ProjectName",
                        "ReleaseVersion",
                        "EnvironmentName"),
                post(
                                "/api/{space}/releases/{release}/deployments/previews",
                                "{'DeploymentPreviews':[{'EnvironmentId':'<environment>','TenantId':'<tenant>'}],"
                                        + "'IncludeDisabledSteps':false}",
                                "DeploymentPreviews/0/EnvironmentId")
                        .status(200),
                post("/api/{space}/runbookRuns", Bodies.RUN, "RunbookId", "EnvironmentId"),
                post(
                        "/api/{space}/runbook-runs/create/v1",
                        "{'ProjectName':'<project.name>','RunbookName':'<runbook.name>','Snapshot':'<snapshot.name>',"
                                + "'EnvironmentNames':['<environment.name>'],'Tenants':['<tenant.name>'],"
                                + Bodies.BY_NAME,
                        "ProjectName",
                        "RunbookName",
                        "EnvironmentNames"),
                post(
                        "/api/{space}/tasks",
                        "{'Name':'Health','Description':'d','Arguments':{'EnvironmentId':'<environment>',"
                                + "'MachineIds':['<machine>']}}",
                        "Name"),
                put("/api/{space}/interruptions/{id}/responsible", "").withoutBody(),
                post("/api/{space}/interruptions/{id}/submit", "{'Notes':'Fine','Result':'Proceed'}", "Result")
                        .status(200),
                post("/api/{space}/tasks/{id}/cancel", "").withoutBody().status(200),
                post("/api/tasks/{id}/cancel", "").withoutBody().status(200),
                post("/api/{space}/tasks/{id}/prioritize", "").withoutBody().status(200),
                post("/api/tasks/{id}/prioritize", "").withoutBody().status(200),
                post("/api/{space}/tasks/rerun/{id}", "").withoutBody(),
                post("/api/tasks/rerun/{id}", "").withoutBody());
    }

    /** They come when all is released that is to be, for their packages are in a feed that is not there. */
    private static List<WriteExample> processes() {
        return List.of(
                put(
                        "/api/{space}/deploymentprocesses/{id}",
                        "{'Version':<process.version>," + Bodies.STEPS,
                        "Steps/0/Actions/0/ActionType"),
                put(
                        "/api/{space}/projects/{project}/deploymentprocesses",
                        "{'Version':<process.version>," + Bodies.STEPS,
                        "Steps/0/Actions/0/ActionType"),
                put(
                        "/api/{space}/runbookProcesses/{id}",
                        "{'Version':<runbook.process.version>," + Bodies.STEPS,
                        "Steps/0/Actions/0/ActionType"),
                put(
                        "/api/{space}/projects/{project}/runbookProcesses/{id}",
                        "{'Version':<runbook.process.version>," + Bodies.STEPS,
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
                        named("machine", Bodies.TARGET),
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
                put("/api/spaces/{id}", named("space", Bodies.SPACE), "Name", "SpaceManagersTeamMembers"),
                delete("/api/spaces/{id}"));
    }
}
