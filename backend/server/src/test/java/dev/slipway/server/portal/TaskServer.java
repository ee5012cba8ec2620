package dev.slipway.server.portal;

import dev.slipway.api.Form;
import dev.slipway.api.Interruption;
import dev.slipway.api.ServerTask;
import dev.slipway.server.TestDatabases;
import dev.slipway.server.TestServer;
import dev.slipway.server.access.Scope;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.HttpServer;
import dev.slipway.server.interruption.InterruptionService;
import dev.slipway.server.interruption.Question;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.security.RequestAuthenticator;
import dev.slipway.server.security.Secret;
import dev.slipway.server.security.Sessions;
import dev.slipway.server.security.UserService;
import dev.slipway.server.space.SpaceService;
import dev.slipway.server.task.LogLine;
import dev.slipway.server.task.NewTaskBuilder;
import dev.slipway.server.task.Node;
import dev.slipway.server.task.TaskChanges;
import dev.slipway.server.task.TaskFailed;
import dev.slipway.server.task.TaskHandler;
import dev.slipway.server.task.TaskInbox;
import dev.slipway.server.task.TaskInterrupted;
import dev.slipway.server.task.TaskLogReader;
import dev.slipway.server.task.TaskQueue;
import dev.slipway.server.task.TaskRun;
import dev.slipway.server.task.TaskService;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The pages of tasks on a server whose tasks do what the test says, when it says so. */
final class TaskServer implements AutoCloseable {
    /** Something that a task does. */
    @FunctionalInterface
    interface Deed {
        void run(TaskRun run) throws TaskFailed;
    }

    private static final Deed NOTHING = run -> {};

    /** Waits for the test's orders. */
    private static final class Obedient implements TaskHandler {
        private final BlockingQueue<Deed> deeds = new LinkedBlockingQueue<>();

        @Override
        public String taskName() {
            return "Obey";
        }

        @Override
        public void run(TaskRun run) throws TaskFailed, TaskInterrupted {
            run.onInterruption(() -> deeds.add(NOTHING));
            try {
                for (Deed deed = deeds.take(); deed != END; deed = deeds.take()) {
                    run.checkpoint();
                    deed.run(run);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** The last deed of a task. */
    static final Deed END = run -> {};

    private final Database db = Database.open(TestDatabases.fresh());
    private final Obedient handler = new Obedient();
    private final TaskInbox inbox;
    private final TaskQueue queue;
    private final TaskService tasks;
    private final TaskLogReader logs;
    private final InterruptionService interruptions;
    private final Templates templates = new Templates();
    private final TaskFollowers followers;
    private final HttpServer http;

    TaskServer() {
        Clock clock = Clock.systemUTC();
        var audit = new AuditLog(clock);
        var users = new UserService(db, clock);
        users.ensureAdministrator(new Secret(TestServer.ADMIN_PASSWORD));
        users.ensureApiKey(new Secret(TestServer.ADMIN_KEY));
        var sessions = new Sessions(db, users, clock);
        var spaces = new SpaceService(db, audit, users, List.of(), List.of());
        spaces.ensureDefault("Users-1");
        var changes = new TaskChanges();
        inbox = new TaskInbox(clock);
        queue = new TaskQueue(db, inbox, clock, new Node(db, "test", "test"), 5, changes, List.of(handler));
        tasks = new TaskService(db, clock, audit, queue, List.of(handler));
        logs = new TaskLogReader(db);
        interruptions = new InterruptionService(db, clock, audit, inbox);
        var assets = new Assets();
        followers = new TaskFollowers(tasks, logs, changes, templates, clock);
        var pages = new TaskPages(tasks, logs, interruptions, followers, new Frames(spaces, assets), templates, clock);
        http = HttpServer.start(
                "127.0.0.1",
                0,
                routes -> new Api(routes, new RequestAuthenticator(users, sessions), spaces),
                api -> {
                    assets.register(api);
                    new SignInPages(sessions, templates, assets).register(api);
                    pages.register(api);
                },
                new ProblemPages(templates, assets));
        queue.start();
    }

    String url() {
        return "http://127.0.0.1:" + http.port();
    }

    int port() {
        return http.port();
    }

    /** The path of a new task's page. */
    String task(String description) {
        ServerTask task = db.write(tx -> inbox.queue(
                tx,
                NewTaskBuilder.builder()
                        .space(new SpaceId("Spaces-1"))
                        .name("Obey")
                        .description(description)
                        .arguments(Map.of())
                        .build()));
        inbox.wake();
        return "/app/Spaces-1/tasks/" + task.id();
    }

    /** What the running task asks, until it is answered; the answer is logged. */
    Deed asks(String title, Form form) {
        return run -> {
            try {
                var question = new Question(
                        title,
                        Question.Kind.MANUAL_INTERVENTION,
                        title,
                        form,
                        List.of(),
                        true,
                        "Deployments-1",
                        Scope.of(new SpaceId("Spaces-1")),
                        run.log().root());
                Interruption answered = interruptions.ask(run, question);
                run.log()
                        .append(
                                run.log().root(),
                                LogLine.info("Answer: " + answered.form().values()));
            } catch (TaskInterrupted e) {
                throw new TaskFailed("Interrupted while it waited for an answer");
            }
        };
    }

    TaskNews news(String taskId) {
        return new TaskNews(taskId, tasks, logs, templates);
    }

    /** What the running task does next. */
    void then(Deed deed) {
        handler.deeds.add(deed);
    }

    @Override
    public void close() {
        followers.close();
        http.close();
        then(END);
        queue.close();
        db.close();
    }
}
