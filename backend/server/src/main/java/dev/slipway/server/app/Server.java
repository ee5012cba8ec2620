package dev.slipway.server.app;

import dev.slipway.server.account.AccountRoutes;
import dev.slipway.server.account.AccountSecrets;
import dev.slipway.server.account.AccountService;
import dev.slipway.server.account.AccountTenants;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventRoutes;
import dev.slipway.server.blob.DirectoryBlobStore;
import dev.slipway.server.buildinfo.BuildInformationRoutes;
import dev.slipway.server.buildinfo.BuildInformationService;
import dev.slipway.server.buildinfo.PackageBuilds;
import dev.slipway.server.channel.ChannelFurnishing;
import dev.slipway.server.channel.ChannelReferences;
import dev.slipway.server.channel.ChannelRoutes;
import dev.slipway.server.channel.ChannelService;
import dev.slipway.server.channel.ProjectEnvironments;
import dev.slipway.server.channel.ProjectTenancy;
import dev.slipway.server.dashboard.DashboardRoutes;
import dev.slipway.server.dashboard.DashboardService;
import dev.slipway.server.dashboard.ProgressionService;
import dev.slipway.server.deployment.AutomaticDeployments;
import dev.slipway.server.deployment.DeployRelease;
import dev.slipway.server.deployment.DeploymentReferences;
import dev.slipway.server.deployment.Deployments;
import dev.slipway.server.deployment.Planning;
import dev.slipway.server.deployment.Promotion;
import dev.slipway.server.engine.Engine;
import dev.slipway.server.engine.ExecutionTask;
import dev.slipway.server.engine.MachineHosts;
import dev.slipway.server.environment.EnvironmentRoutes;
import dev.slipway.server.environment.EnvironmentService;
import dev.slipway.server.environment.KnownEnvironments;
import dev.slipway.server.environment.LimitedAccounts;
import dev.slipway.server.feed.FeedRoutes;
import dev.slipway.server.feed.FeedService;
import dev.slipway.server.health.HealthCheck;
import dev.slipway.server.health.HealthTask;
import dev.slipway.server.health.InitialHealthCheck;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.HttpServer;
import dev.slipway.server.lifecycle.LifecycleReferences;
import dev.slipway.server.lifecycle.LifecycleRoutes;
import dev.slipway.server.lifecycle.LifecycleService;
import dev.slipway.server.limit.LimitedResources;
import dev.slipway.server.limit.UnknownLimits;
import dev.slipway.server.machine.EndpointReferences;
import dev.slipway.server.machine.MachinePolicyRoutes;
import dev.slipway.server.machine.MachinePolicyService;
import dev.slipway.server.machine.PolicyAccounts;
import dev.slipway.server.machine.ProxyRoutes;
import dev.slipway.server.machine.ProxyService;
import dev.slipway.server.packages.FeedPackageRoutes;
import dev.slipway.server.packages.IdleBlobs;
import dev.slipway.server.packages.PackageBlobs;
import dev.slipway.server.packages.PackageRoutes;
import dev.slipway.server.packages.PackageService;
import dev.slipway.server.packages.PushPackage;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.portal.Model;
import dev.slipway.server.portal.Portal;
import dev.slipway.server.process.ActionReferences;
import dev.slipway.server.process.ProcessFurnishing;
import dev.slipway.server.process.ProcessReferences;
import dev.slipway.server.process.ProcessRoutes;
import dev.slipway.server.process.ProcessService;
import dev.slipway.server.process.ProcessSnapshots;
import dev.slipway.server.project.ProjectGroupRoutes;
import dev.slipway.server.project.ProjectGroupService;
import dev.slipway.server.project.ProjectReferences;
import dev.slipway.server.project.ProjectRoutes;
import dev.slipway.server.project.ProjectService;
import dev.slipway.server.release.DefectService;
import dev.slipway.server.release.ReleaseReferences;
import dev.slipway.server.release.ReleaseRoutes;
import dev.slipway.server.release.ReleaseService;
import dev.slipway.server.runbook.RunbookCopy;
import dev.slipway.server.runbook.RunbookReferences;
import dev.slipway.server.runbook.RunbookRuns;
import dev.slipway.server.runbook.Runbooks;
import dev.slipway.server.security.Encryption;
import dev.slipway.server.security.MasterKey;
import dev.slipway.server.security.Passwords;
import dev.slipway.server.security.RequestAuthenticator;
import dev.slipway.server.security.Secret;
import dev.slipway.server.security.Sessions;
import dev.slipway.server.security.UserRoutes;
import dev.slipway.server.security.UserService;
import dev.slipway.server.space.SpaceClearing;
import dev.slipway.server.space.SpaceFurnishing;
import dev.slipway.server.space.SpaceRoutes;
import dev.slipway.server.space.SpaceService;
import dev.slipway.server.ssh.SshConnector;
import dev.slipway.server.ssh.SshSettings;
import dev.slipway.server.steps.StepTypes;
import dev.slipway.server.steps.packaging.DerivedArchives;
import dev.slipway.server.target.DiscoverMachine;
import dev.slipway.server.target.ReferenceCheck;
import dev.slipway.server.target.TargetReferences;
import dev.slipway.server.target.TargetRoutes;
import dev.slipway.server.target.TargetService;
import dev.slipway.server.task.ArtifactRoutes;
import dev.slipway.server.task.ArtifactService;
import dev.slipway.server.task.TaskChanges;
import dev.slipway.server.task.TaskHandler;
import dev.slipway.server.task.TaskInbox;
import dev.slipway.server.task.TaskLogReader;
import dev.slipway.server.task.TaskQueue;
import dev.slipway.server.task.TaskRoutes;
import dev.slipway.server.task.TaskService;
import dev.slipway.server.tenant.KnownTenants;
import dev.slipway.server.tenant.LimitedTags;
import dev.slipway.server.tenant.TagSetRoutes;
import dev.slipway.server.tenant.TagSetService;
import dev.slipway.server.tenant.TenantReferences;
import dev.slipway.server.tenant.TenantRoutes;
import dev.slipway.server.tenant.TenantService;
import dev.slipway.server.variable.DeploymentVariables;
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
import dev.slipway.server.worker.WorkerPoolRoutes;
import dev.slipway.server.worker.WorkerPoolService;
import dev.slipway.server.worker.WorkerReferences;
import dev.slipway.server.worker.WorkerRoutes;
import dev.slipway.server.worker.WorkerService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The composition root: builds every part from low to high, and runs them until it is closed. */
public final class Server implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Server.class);

    /** How many tasks run at once (R7.28). */
    private static final int TASK_CAP = 5;

    /** Bytes of packages in the form that targets take. */
    private static final long LARGEST_CACHE = 20L << 30;

    private final Database db;
    private final DirectoryBlobStore blobs;
    private final TaskQueue taskQueue;
    private final SshConnector ssh;
    private final Portal portal;
    private final HttpServer http;
    private final AtomicBoolean isDraining;
    private final Optional<Secret> generatedPassword;
    private final String bind;
    private final UserService users;

    private Server(
            String bind,
            UserService users,
            Database db,
            DirectoryBlobStore blobs,
            TaskQueue taskQueue,
            SshConnector ssh,
            Portal portal,
            HttpServer http,
            AtomicBoolean isDraining,
            Optional<Secret> generatedPassword) {
        this.bind = bind;
        this.users = users;
        this.db = db;
        this.blobs = blobs;
        this.taskQueue = taskQueue;
        this.ssh = ssh;
        this.portal = portal;
        this.http = http;
        this.isDraining = isDraining;
        this.generatedPassword = generatedPassword;
    }

    /**
     * Starts on a data directory, which is made when it is not there.
     *
     * @throws IOException when the directory or the master key cannot be read or written
     */
    public static Server start(Settings settings) throws IOException {
        Path data = Files.createDirectories(settings.data());
        MasterKey masterKey = settings.masterKey().isPresent()
                ? MasterKey.parse(settings.masterKey().get().reveal())
                : MasterKey.load(data.resolve("master.key"));
        Database db = Database.open(settings.database().orElseGet(() -> Database.embedded(data)));
        Clock clock = Clock.systemUTC();
        try {
            var blobs = new DirectoryBlobStore(data.resolve("blobs"), clock);
            return start(settings, db, blobs, new Encryption(masterKey), clock);
        } catch (RuntimeException | IOException e) {
            db.close();
            throw e;
        }
    }

    private static Server start(
            Settings settings, Database db, DirectoryBlobStore blobs, Encryption encryption, Clock clock) {
        var routes = new ArrayList<Consumer<Api>>();
        var furnishings = new ArrayList<SpaceFurnishing>();
        var clearings = new ArrayDeque<SpaceClearing>();

        var users = new UserService(db, clock);
        var sessions = new Sessions(db, users, clock);
        routes.add(new UserRoutes(users, sessions)::register);

        var audit = new AuditLog(clock);
        routes.add(new EventRoutes(db, audit)::register);

        var artifacts = new ArtifactService(db, clock, blobs);
        routes.add(new ArtifactRoutes(artifacts)::register);
        var taskChanges = new TaskChanges();
        var taskInbox = new TaskInbox(clock);
        var taskLogs = new TaskLogReader(db);

        List<UnknownLimits> limits = List.of(new KnownEnvironments(), new KnownTenants());
        var accounts = new AccountService(
                db,
                audit,
                encryption,
                limits,
                List.of(
                        new PolicyAccounts(),
                        new WorkerReferences(),
                        new TargetReferences(),
                        new VariableReferences()));
        routes.add(new AccountRoutes(accounts)::register);

        var feeds = new FeedService(db, audit, encryption, List.of(new ProcessReferences()));
        furnishings.add(feeds::furnish);
        routes.add(new FeedRoutes(feeds)::register);

        var idleBlobs = new IdleBlobs(
                db,
                blobs,
                clock,
                IdleBlobs.GRACE,
                List.of(new PackageBlobs(), artifacts::refersTo, new ReleaseReferences(), new RunbookReferences()));
        var packages = new PackageService(db, audit, feeds, blobs, idleBlobs, new PackageBuilds());
        var push = new PushPackage(db, audit, clock, feeds, blobs, idleBlobs, settings.largestPackage());
        clearings.addFirst(packages::clear);
        routes.add(new PackageRoutes(packages, push)::register);
        routes.add(new FeedPackageRoutes(packages)::register);
        idleBlobs.sweep();

        var builds = new BuildInformationService(db, audit, clock, feeds);
        routes.add(new BuildInformationRoutes(builds)::register);

        var environments = new EnvironmentService(
                db,
                audit,
                List.of(
                        new LimitedAccounts(),
                        new LifecycleReferences(),
                        new TargetReferences(),
                        new TenantReferences(),
                        new ProcessReferences(),
                        new VariableReferences(),
                        new DeploymentReferences(taskInbox),
                        new RunbookReferences(),
                        new RunbookRuns(taskInbox)));
        routes.add(new EnvironmentRoutes(environments)::register);

        var lifecycles = new LifecycleService(
                db, audit, environments, List.of(new ProjectReferences(), new ChannelReferences()));
        furnishings.add(lifecycles::furnish);
        clearings.addFirst(lifecycles::clear);
        routes.add(new LifecycleRoutes(lifecycles)::register);

        var proxies = new ProxyService(db, audit, encryption, List.of(new WorkerReferences(), new TargetReferences()));
        clearings.addFirst(proxies::clear);
        routes.add(new ProxyRoutes(proxies)::register);

        var policies =
                new MachinePolicyService(db, audit, accounts, List.of(new WorkerReferences(), new TargetReferences()));
        furnishings.add(policies::furnish);
        clearings.addFirst(policies::clear);
        routes.add(new MachinePolicyRoutes(policies)::register);

        var endpoints = new EndpointReferences(accounts, proxies);
        var pools = new WorkerPoolService(
                db, audit, List.of(new TargetReferences(), new ProcessReferences(), new VariableReferences()));
        furnishings.add(pools::furnish);
        clearings.addFirst(pools::clear);
        routes.add(new WorkerPoolRoutes(pools)::register);
        var workers = new WorkerService(db, audit, pools, policies, endpoints);
        routes.add(new WorkerRoutes(workers, pools)::register);

        var ssh = new SshConnector(SshSettings.DEFAULT);
        var targets = new TargetService(
                db,
                audit,
                encryption,
                new ReferenceCheck(limits, endpoints, pools, policies),
                List.of(new InitialHealthCheck(taskInbox)));
        clearings.addFirst(targets::clear);
        routes.add(new TargetRoutes(targets, environments, new DiscoverMachine(ssh))::register);

        List<LimitedResources> limited = List.of(new AccountTenants(), new TargetReferences());
        var tagSets = new TagSetService(
                db,
                audit,
                List.of(
                        new LimitedTags(limited),
                        new TenantReferences(),
                        new ProjectReferences(),
                        new ChannelReferences(),
                        new ProcessReferences(),
                        new VariableReferences(),
                        new RunbookReferences()));
        routes.add(new TagSetRoutes(tagSets)::register);

        var projectGroups = new ProjectGroupService(db, audit);
        furnishings.add(projectGroups::furnish);
        routes.add(new ProjectGroupRoutes(projectGroups)::register);

        var newChannels = new ChannelFurnishing();
        var newProcesses = new ProcessFurnishing(encryption);
        var newVariables = new VariableFurnishing(encryption);
        var projects = new ProjectService(
                db,
                audit,
                projectGroups,
                lifecycles,
                tagSets,
                new KnownLibrarySets(),
                List.of(newChannels, newProcesses, newVariables),
                List.of(newChannels, newProcesses, new RunbookCopy(newProcesses), newVariables));
        clearings.addFirst(projects::clear);
        routes.add(new ProjectRoutes(projects)::register);

        var channels = new ChannelService(
                db,
                audit,
                projects,
                lifecycles,
                tagSets,
                List.of(new ProcessReferences(), new VariableReferences(), new ReleaseReferences()));
        routes.add(new ChannelRoutes(channels)::register);

        var projectEnvironments = new ProjectEnvironments(channels, lifecycles);
        var tenants = new TenantService(db, audit, tagSets, new ProjectTenancy(projects, projectEnvironments), limited);
        clearings.addFirst(tenants::clear);
        routes.add(new TenantRoutes(tenants)::register);

        var actionReferences = new ActionReferences(environments, channels, pools, feeds, tagSets);
        var processes = new ProcessService(db, audit, encryption, projects, actionReferences);
        routes.add(new ProcessRoutes(processes, projects)::register);

        var variableScopes = new VariableScopes(
                environments, targets, channels, processes, tagSets, List.of(new RunbookReferences()));
        var variables = new VariableSetService(db, audit, encryption, variableScopes);
        var places = new VariablePlaces(environments, channels, tenants, targets);
        var preview = new VariablePreview(db, variables, projects, places);
        routes.add(new VariableRoutes(variables, preview, projects)::register);
        var librarySets = new LibrarySetService(db, audit, encryption, newVariables, projects);
        routes.add(new LibrarySetRoutes(librarySets)::register);

        var processSnapshots = new ProcessSnapshots(encryption);
        var deploymentVariables = new DeploymentVariables(encryption, accounts, new AccountSecrets(encryption));
        var planning = new Planning(processes, variables, deploymentVariables, targets::all);
        var promotion = new Promotion(channels, lifecycles);
        var deployRelease = new DeployRelease(clock, audit, projects, promotion, planning, taskInbox);
        var automatic = new AutomaticDeployments(projects, environments, tenants, promotion, deployRelease, taskInbox);
        var releases = new ReleaseService(
                db,
                clock,
                audit,
                projects,
                channels,
                processes,
                processSnapshots,
                deploymentVariables,
                List.of(new DeploymentReferences(taskInbox)),
                List.of(automatic));
        var defects = new DefectService(db, audit, releases);
        routes.add(new ReleaseRoutes(releases, defects)::register);
        var deployments = new Deployments(
                db,
                audit,
                taskInbox,
                environments,
                tenants,
                projects,
                processes,
                processSnapshots,
                variables,
                releases,
                planning,
                promotion,
                deployRelease,
                automatic);
        routes.add(deployments::register);
        var runbooks = new Runbooks(
                db,
                clock,
                audit,
                taskInbox,
                environments,
                tagSets,
                tenants,
                projects,
                projectEnvironments,
                processes,
                newProcesses,
                processSnapshots,
                deploymentVariables,
                planning);
        routes.add(runbooks::register);

        var dashboards =
                new DashboardService(db, clock, projectGroups, projects, channels, lifecycles, environments, tenants);
        var progressions = new ProgressionService(db, clock, projects, channels, lifecycles, environments, promotion);
        routes.add(new DashboardRoutes(dashboards, progressions)::register);
        Path data = settings.data();
        var derived = new DerivedArchives(data.resolve("cache/derived"), blobs, clock, LARGEST_CACHE);
        var hosts = new MachineHosts(db, accounts, new AccountSecrets(encryption), ssh, data.resolve("work"));
        var engine = new Engine(db, encryption, hosts, blobs, artifacts, StepTypes.all(derived));
        List<TaskHandler> taskHandlers = List.of(
                new ExecutionTask(deployments.executions(), engine),
                new ExecutionTask(runbooks.executions(), engine),
                new HealthTask(db, taskInbox, environments, policies, targets, new HealthCheck(hosts, clock)));
        String node = Installation.id(db);
        var taskQueue = new TaskQueue(db, taskInbox, clock, node, TASK_CAP, taskChanges, taskHandlers);
        var tasks = new TaskService(db, clock, audit, taskQueue, taskHandlers);
        routes.add(new TaskRoutes(tasks, taskLogs)::register);

        var spaces = new SpaceService(db, audit, furnishings, List.copyOf(clearings));
        routes.add(new SpaceRoutes(spaces)::register);

        var isDraining = new AtomicBoolean();
        routes.add(new RootRoutes(spaces, Installation.id(db))::register);
        routes.add(new HealthRoutes(db, isDraining)::register);

        var model = new Model(
                environments,
                lifecycles,
                projectGroups,
                projects,
                channels,
                targets,
                tenants,
                processes,
                releases,
                deployments.service(),
                deployments.plans(),
                dashboards);
        var portal = new Portal(sessions, spaces, tasks, taskLogs, taskChanges, model, clock);
        routes.add(portal::register);

        Optional<Secret> generated = firstStart(settings, users, spaces);
        var authenticator = new RequestAuthenticator(users, sessions);
        HttpServer http = HttpServer.start(
                settings.bind(),
                settings.port(),
                javalin -> new Api(javalin, authenticator, spaces),
                api -> routes.forEach(register -> register.accept(api)),
                portal.errorPages());
        taskQueue.start();
        return new Server(settings.bind(), users, db, blobs, taskQueue, ssh, portal, http, isDraining, generated);
    }

    private static Optional<Secret> firstStart(Settings settings, UserService users, SpaceService spaces) {
        Secret password = settings.adminPassword().orElseGet(Passwords::generate);
        boolean isFirst = users.ensureAdministrator(password);
        settings.adminApiKey().ifPresent(users::ensureApiKey);
        spaces.ensureDefault("Users-1");
        return isFirst && settings.adminPassword().isEmpty() ? Optional.of(password) : Optional.empty();
    }

    public int port() {
        return http.port();
    }

    /** Where a browser on this machine finds the server. */
    public String url() {
        boolean isAnyAddress = bind.equals("0.0.0.0") || bind.equals("::");
        return "http://" + (isAnyAddress ? "localhost" : bind) + ":" + port();
    }

    /** Every route of the API and the portal. */
    public List<Api.Route> routes() {
        return http.routes();
    }

    /** The administrator's password, at the start that generated it; it is known nowhere else. */
    public Optional<Secret> generatedPassword() {
        return generatedPassword;
    }

    /** A key of the user {@code admin} that lasts for so long; it is known nowhere else. */
    Secret issueAdministratorKey(String purpose, Duration lifetime) {
        return users.issueApiKey("admin", purpose, lifetime);
    }

    /** Takes no new work, lets what runs come to a point where it can be taken up again, and stops. */
    @Override
    public void close() {
        isDraining.set(true);
        portal.close();
        http.close();
        taskQueue.close();
        ssh.close();
        try {
            blobs.close();
        } catch (IOException e) {
            log.warn("Temporary files were left behind; the next start removes them", e);
        }
        db.close();
    }
}
