package dev.slipway.server.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.Action;
import dev.slipway.api.ActivityElement;
import dev.slipway.api.Endpoint;
import dev.slipway.api.LogCategory;
import dev.slipway.api.LogElement;
import dev.slipway.api.Machine;
import dev.slipway.api.MachineBuilder;
import dev.slipway.api.RetentionPeriod;
import dev.slipway.api.ServerTask;
import dev.slipway.api.StepCondition;
import dev.slipway.api.TaskState;
import dev.slipway.host.HostSettings;
import dev.slipway.host.LocalShell;
import dev.slipway.host.ScriptHost;
import dev.slipway.host.Shell;
import dev.slipway.host.ShellScriptHost;
import dev.slipway.server.TestClock;
import dev.slipway.server.TestDatabases;
import dev.slipway.server.access.Actor;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.blob.DirectoryBlobStore;
import dev.slipway.server.blob.StagedBlob;
import dev.slipway.server.deployment.Execution;
import dev.slipway.server.deployment.Executions;
import dev.slipway.server.deployment.PinnedPackage;
import dev.slipway.server.deployment.VariableValue;
import dev.slipway.server.deployment.plan.Plan;
import dev.slipway.server.deployment.plan.PlannedAction;
import dev.slipway.server.deployment.plan.PlannedStep;
import dev.slipway.server.deployment.plan.PlannedTarget;
import dev.slipway.server.engine.Engine;
import dev.slipway.server.engine.ExecutionTask;
import dev.slipway.server.engine.Hosts;
import dev.slipway.server.interruption.InterruptionService;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.security.Encryption;
import dev.slipway.server.security.MasterKey;
import dev.slipway.server.security.Secret;
import dev.slipway.server.security.UserService;
import dev.slipway.server.space.SpaceService;
import dev.slipway.server.steps.packaging.DerivedArchives;
import dev.slipway.server.task.ArtifactService;
import dev.slipway.server.task.NewTaskBuilder;
import dev.slipway.server.task.Node;
import dev.slipway.server.task.TaskChanges;
import dev.slipway.server.task.TaskInbox;
import dev.slipway.server.task.TaskLogReader;
import dev.slipway.server.task.TaskQueue;
import dev.slipway.server.task.TaskService;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Carries single actions out as deployments do: through the task queue and the engine, on a database in memory, on this machine as
 * the target {@code web1}.
 */
public final class ActionFixture implements AutoCloseable {

    /** The engine's, for what waits. */
    public final TestClock clock = new TestClock();

    private final Path directory;
    private final Database db = Database.open(TestDatabases.fresh());
    private final DirectoryBlobStore blobs;
    private final TaskInbox inbox = new TaskInbox(Clock.systemUTC());
    private final BlockingQueue<ServerTask> ended = new LinkedBlockingQueue<>();
    private final Map<String, VariableValue> variables = new LinkedHashMap<>();
    private final List<PinnedPackage> packages = new ArrayList<>();
    private final InterruptionService interruptions =
            new InterruptionService(db, Clock.systemUTC(), new AuditLog(Clock.systemUTC()), inbox);
    private final SpaceService spaces;
    private final ExecutionTask execution;
    private Connection connection = LocalShell::new;
    private List<Action> actions = List.of();
    private RetentionPeriod retention = RetentionPeriod.FOREVER;
    private List<PlannedTarget> targets = List.of(new PlannedTarget("Machines-1", "web1"));
    private int window = 10;
    private int maxTargets;
    private TaskQueue queue;

    /** @param directory an empty one, for all that the fixture keeps */
    public ActionFixture(Path directory) throws IOException {
        this.directory = directory;
        this.blobs = new DirectoryBlobStore(Files.createDirectories(directory.resolve("blobs")), Clock.systemUTC());
        this.spaces = new SpaceService(
                db, new AuditLog(Clock.systemUTC()), new UserService(db, Clock.systemUTC()), List.of(), List.of());
        spaces.ensureDefault("Users-1");
        var engine = new Engine(
                clock,
                new Encryption(MasterKey.random()),
                new ThisMachine(),
                blobs,
                new ArtifactService(db, Clock.systemUTC(), blobs),
                interruptions,
                StepTypes.all(
                        new DerivedArchives(directory.resolve("cache"), blobs, Clock.systemUTC(), 1 << 30),
                        new UserService(db, Clock.systemUTC())));
        this.execution = new ExecutionTask(new SingleStep(), engine);
        this.queue = startQueue();
    }

    private TaskQueue startQueue() {
        var started = new TaskQueue(
                db, inbox, Clock.systemUTC(), new Node(db, "node", "node"), 4, new TaskChanges(), List.of(execution));
        started.start();
        return started;
    }

    /** Where the target keeps its tickets and packages. */
    public Path root() {
        return directory.resolve("target");
    }

    /** Makes a connection to the target whenever one is needed. */
    public interface Connection {
        Shell open() throws IOException;
    }

    public ActionFixture on(Shell other) {
        return on(() -> other);
    }

    public ActionFixture on(Connection other) {
        this.connection = other;
        return this;
    }

    public ActionFixture keeping(RetentionPeriod period) {
        this.retention = period;
        return this;
    }

    /**
     * On several targets, all of which are this machine.
     *
     * @param maxTargets of all steps together; 0 for any number
     */
    public ActionFixture onTargets(int window, int maxTargets, String... names) {
        this.targets = Stream.of(names)
                .map(name -> new PlannedTarget("Machines-" + name, name))
                .toList();
        this.window = window;
        this.maxTargets = maxTargets;
        return this;
    }

    public ActionFixture with(String name, String value) {
        variables.put(name, new VariableValue(value, false));
        return this;
    }

    public ActionFixture withSecret(String name, String value) {
        variables.put(name, new VariableValue(value, true));
        return this;
    }

    /**
     * Pins a zip for the action {@code A}.
     *
     * @param files paths and contents in turn
     */
    public ActionFixture withPackage(String reference, String id, String... files) throws IOException {
        return withPackage(reference, id, "1.0.0", files);
    }

    /** What a later release pins instead of the packages so far. */
    public ActionFixture release(String id, String version, String... files) throws IOException {
        packages.clear();
        return withPackage("", id, version, files);
    }

    private ActionFixture withPackage(String reference, String id, String version, String... files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < files.length; i += 2) {
                var entry = new ZipEntry(files[i]);
                entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0)); // the same files make the same bytes
                zip.putNextEntry(entry);
                zip.write(files[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        try (StagedBlob staged = blobs.stage(new ByteArrayInputStream(bytes.toByteArray()), Long.MAX_VALUE)) {
            blobs.commit(staged);
            packages.add(new PinnedPackage(
                    "A", reference, id, version, "feeds-builtin", staged.sha256(), staged.size(), ".zip"));
        }
        return this;
    }

    /** Where the target keeps this package when it is deployed for the first time. */
    public Path installed(String id) {
        return directory.resolve("local/Applications/Test").resolve(id).resolve("1.0.0");
    }

    /** Runs a deployment of these actions, one step each, and waits for its end. */
    public Outcome run(Action... wanted) throws InterruptedException {
        begin(wanted);
        return awaitEnd();
    }

    public void begin(Action... wanted) {
        actions = List.of(wanted);
        db.change(tx -> inbox.queue(
                tx,
                NewTaskBuilder.builder()
                        .space(spaces.defaultSpace())
                        .name("Deploy")
                        .description("Deploy")
                        .arguments(Map.of())
                        .build()));
        inbox.wake();
    }

    public Outcome awaitEnd() throws InterruptedException {
        @Nullable ServerTask task = ended.poll(60, TimeUnit.SECONDS);
        assertThat(task).as("the task that ends within a minute").isNotNull();
        return new Outcome(
                task.state(),
                new TaskLogReader(db)
                        .lines(task.id(), 0).stream()
                                .filter(line -> !line.activityId().endsWith("_packages"))
                                .map(TaskLogReader.Line::element)
                                .toList());
    }

    /** The server ends, the task is cancelled, and a server comes back. */
    public void restartCancelled() {
        queue.close();
        String task = db.read(tx ->
                tx.createQuery("SELECT id FROM server_task").mapTo(String.class).one());
        new TaskService(db, Clock.systemUTC(), new AuditLog(Clock.systemUTC()), queue, List.of(execution))
                .cancel(Actor.SYSTEM, null, task);
        queue = startQueue();
    }

    /** Waits until a line with this text was logged. */
    public void awaitLine(String text) {
        while (db
                .read(tx -> tx.createQuery("SELECT id FROM server_task")
                        .mapTo(String.class)
                        .list())
                .stream()
                .flatMap(task -> new TaskLogReader(db).lines(task, 0).stream())
                .noneMatch(line -> line.element().messageText().contains(text))) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** What a restart of the server does: the task is handed over, and taken up by another queue. */
    public void restart() {
        restart(() -> {});
    }

    /** @param meanwhile happens when no server is there */
    public void restart(Runnable meanwhile) {
        queue.close();
        meanwhile.run();
        queue = startQueue();
    }

    /** What has been logged so far. */
    public List<String> log() {
        return db.read(tx -> tx.createQuery("SELECT max(id) FROM server_task")
                        .mapTo(String.class)
                        .findOne())
                .map(task -> new TaskLogReader(db)
                        .lines(task, 0).stream()
                                .map(line -> line.element().messageText())
                                .toList())
                .orElse(List.of());
    }

    /** What a page shows of the first step: it and its targets, with how each stands. */
    public List<String> progress() {
        ActivityElement step = new TaskLogReader(db)
                .activities(db.read(tx -> tx.createQuery("SELECT max(id) FROM server_task")
                        .mapTo(String.class)
                        .one()))
                .get(0)
                .children()
                .get(0);
        return Stream.concat(
                        Stream.of(step.status() + " " + step.progressMessage()),
                        step.children().stream().map(target -> target.name() + " " + target.status()))
                .toList();
    }

    /** The names of the artifacts that were kept. */
    public List<String> artifacts() {
        return db.read(tx -> tx.createQuery("SELECT document FROM artifact ORDER BY id")
                .mapTo(String.class)
                .list());
    }

    @Override
    public void close() throws IOException {
        queue.close();
        db.close();
        blobs.close();
    }

    /** How a deployment ended, and what it logged. */
    public record Outcome(TaskState state, List<LogElement> log) {
        public List<String> lines(LogCategory category) {
            return log.stream()
                    .filter(line -> line.category() == category)
                    .map(LogElement::messageText)
                    .toList();
        }

        public List<String> info() {
            return lines(LogCategory.INFO);
        }

        public Outcome succeeded() {
            assertThat(state).as(this::toString).isEqualTo(TaskState.SUCCESS);
            return this;
        }

        public Outcome failed() {
            assertThat(state).as(this::toString).isEqualTo(TaskState.FAILED);
            return this;
        }

        @Override
        public String toString() {
            var text = new StringBuilder(state.toString());
            log.forEach(line ->
                    text.append('\n').append(line.category()).append(' ').append(line.messageText()));
            return text.toString();
        }
    }

    private final class ThisMachine implements Hosts {
        @Override
        public ScriptHost target(Machine machine) throws IOException {
            return worker();
        }

        @Override
        public ScriptHost worker() throws IOException {
            return new ShellScriptHost(
                    connection.open(),
                    HostSettings.DEFAULT.withRoot(root().toString()).withCancelGrace(Duration.ofSeconds(1)));
        }
    }

    private final class SingleStep implements Executions, Execution {
        @Override
        public String taskName() {
            return "Deploy";
        }

        @Override
        public Execution load(ServerTask task) {
            return this;
        }

        @Override
        public void ended(Handle tx, ServerTask task) {
            ended.add(task);
        }

        @Override
        public ServerTask rerun(Actor actor, ServerTask task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Plan plan() {
            var steps = new ArrayList<PlannedStep>();
            for (Action action : actions) {
                String number = String.valueOf(steps.size() + 1);
                steps.add(new PlannedStep(
                        "Step-" + number,
                        number,
                        action.name(),
                        StepCondition.SUCCESS,
                        "",
                        false,
                        List.of("web"),
                        targets,
                        window,
                        List.of(new PlannedAction(number, action, PlannedAction.Location.TARGET, "")),
                        ""));
            }
            return new Plan(steps, 0, maxTargets);
        }

        @Override
        public Map<String, String> systemVariables() {
            return Map.of("Octopus.Environment.Name", "Test");
        }

        @Override
        public Map<String, VariableValue> variables(
                @Nullable PlannedStep step, @Nullable PlannedAction action, @Nullable PlannedTarget target) {
            return variables;
        }

        @Override
        public Map<String, Secret> sensitiveProperties(PlannedAction action) {
            return Map.of();
        }

        @Override
        public List<PinnedPackage> packages() {
            return packages;
        }

        @Override
        public RetentionPeriod targetRetention() {
            return retention;
        }

        @Override
        public Optional<Machine> machine(PlannedTarget target) {
            return Optional.of(MachineBuilder.builder()
                    .id(target.id())
                    .name(target.name())
                    .roles(List.of("web"))
                    .endpoint(Endpoint.NONE.withLocalDirectory(
                            directory.resolve("local").toString()))
                    .build());
        }

        @Override
        public void deployedTo(Handle tx, PlannedTarget target) {}
    }
}
