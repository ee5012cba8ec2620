package dev.slipway.server.app;

import dev.slipway.server.engine.Engine;
import dev.slipway.server.engine.ExecutionTask;
import dev.slipway.server.engine.MachineHosts;
import dev.slipway.server.health.HealthCheck;
import dev.slipway.server.health.HealthTask;
import dev.slipway.server.http.Api;
import dev.slipway.server.steps.StepTypes;
import dev.slipway.server.steps.packaging.DerivedArchives;
import dev.slipway.server.task.TaskHandler;
import dev.slipway.server.task.TaskQueue;
import dev.slipway.server.task.TaskRoutes;
import dev.slipway.server.task.TaskService;
import java.nio.file.Path;
import java.util.List;

/** What carries out the tasks: the queue, the engine with its step types, and health checks. */
final class Execution implements Tier, AutoCloseable {
    /** Bytes of packages in the form that targets take. */
    private static final long LARGEST_CACHE = 20L << 30;

    final TaskService tasks;
    private final Foundations base;
    private final TaskQueue queue;

    Execution(Foundations base, Infrastructure infrastructure, Delivery delivery, int taskCap) {
        this.base = base;
        Path data = base.data.path();
        var hosts = new MachineHosts(infrastructure.hops, base.ssh, data.resolve("work"));
        var derived = new DerivedArchives(data.resolve("cache/derived"), base.blobs, base.clock, LARGEST_CACHE);
        var engine = new Engine(
                base.clock,
                base.encryption,
                hosts,
                base.blobs,
                base.artifacts,
                base.interruptions,
                StepTypes.all(derived, base.users));
        List<TaskHandler> handlers = List.of(
                new ExecutionTask(delivery.deployments.executions(), engine),
                new ExecutionTask(delivery.runbooks.executions(), engine),
                new HealthTask(
                        base.db,
                        base.taskInbox,
                        infrastructure.environments,
                        infrastructure.policies,
                        infrastructure.targets,
                        new HealthCheck(hosts, base.clock)));
        queue = new TaskQueue(base.db, base.taskInbox, base.clock, base.node, taskCap, base.taskChanges, handlers);
        tasks = new TaskService(base.db, base.clock, base.audit, queue, handlers);
    }

    @Override
    public void register(Api api) {
        new TaskRoutes(tasks, base.taskLogs).register(api);
    }

    /** Takes up what the last stop has left, and what is queued from now on. */
    void start() {
        queue.start();
    }

    /** Takes up nothing more, and lets what runs come to a point where it can be taken up again. */
    @Override
    public void close() {
        queue.close();
    }
}
