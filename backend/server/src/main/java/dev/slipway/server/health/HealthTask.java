package dev.slipway.server.health;

import dev.slipway.api.ActivityStatus;
import dev.slipway.api.Machine;
import dev.slipway.api.MachineConnectivityBehavior;
import dev.slipway.api.MachineFacts;
import dev.slipway.api.ServerTask;
import dev.slipway.server.access.Actor;
import dev.slipway.server.engine.SideBySide;
import dev.slipway.server.environment.EnvironmentService;
import dev.slipway.server.machine.MachineHealth;
import dev.slipway.server.machine.MachinePolicyService;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.target.TargetId;
import dev.slipway.server.target.TargetService;
import dev.slipway.server.task.LogLine;
import dev.slipway.server.task.RequestableTask;
import dev.slipway.server.task.TaskFailed;
import dev.slipway.server.task.TaskInbox;
import dev.slipway.server.task.TaskInterrupted;
import dev.slipway.server.task.TaskRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Checks targets and notes their health (R2.16). After a restart it checks them again, which does no harm. */
public final class HealthTask implements RequestableTask {
    private static final double GIGABYTE = 1 << 30;
    private static final int AT_ONCE = 10;

    private final Database db;
    private final TaskInbox inbox;
    private final EnvironmentService environments;
    private final MachinePolicyService policies;
    private final TargetService targets;
    private final HealthCheck check;
    private final SideBySide sideBySide = new SideBySide(Executors.newCachedThreadPool(HealthTask::thread));

    public HealthTask(
            Database db,
            TaskInbox inbox,
            EnvironmentService environments,
            MachinePolicyService policies,
            TargetService targets,
            HealthCheck check) {
        this.db = db;
        this.inbox = inbox;
        this.environments = environments;
        this.policies = policies;
        this.targets = targets;
        this.check = check;
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "health");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public String taskName() {
        return HealthRequest.TASK;
    }

    @Override
    public ServerTask request(Actor actor, SpaceId space, String description, Map<String, Object> arguments) {
        HealthRequest request = HealthRequest.of(arguments);
        ServerTask task = db.write(tx -> {
            requireKnown(tx, space, request);
            String shown = description.isBlank() ? "Check the health of deployment targets" : description;
            return inbox.queue(tx, request.task(space, shown));
        });
        inbox.wake();
        return task;
    }

    private void requireKnown(Handle tx, SpaceId space, HealthRequest request) {
        List<String> known = targets.all(tx, space).stream().map(Machine::id).toList();
        var checks = new Checks();
        for (String id : request.machineIds()) {
            checks.that(
                    known.contains(id),
                    "MachineIds",
                    "MachineIds: '" + Checks.quote(id) + "' is the id of no deployment target of this space");
        }
        String environment = request.environmentId();
        checks.that(
                        environment.isEmpty()
                                || environments
                                        .find(tx, space, environment)
                                        .filter(found -> found.id().equals(environment))
                                        .isPresent(),
                        "EnvironmentId",
                        "EnvironmentId '" + Checks.quote(environment) + "' is the id of no environment of this space")
                .orThrow();
    }

    @Override
    public ServerTask rerun(Actor actor, ServerTask task) {
        return request(actor, space(task), task.description(), task.arguments());
    }

    private static SpaceId space(ServerTask task) {
        return new SpaceId(Objects.requireNonNull(task.spaceId()));
    }

    @Override
    public void run(TaskRun run) throws TaskFailed, TaskInterrupted {
        HealthRequest request = HealthRequest.of(run.task().arguments());
        List<Machine> chosen = db.read(tx -> targets.all(tx, space(run.task()))).stream()
                .filter(request::isFor)
                .toList();
        if (chosen.isEmpty()) {
            run.log().append(run.log().root(), LogLine.info("There is no target to check."));
        }
        chosen.forEach(target -> run.log().activity(target.id(), run.log().root(), target.name()));
        var bad = new ConcurrentLinkedQueue<String>();
        List<SideBySide.Piece> pieces = chosen.stream()
                .<SideBySide.Piece>map(target -> () -> check(run, target, bad))
                .toList();
        sideBySide.run(AT_ONCE, pieces, List.of());
        run.checkpoint();
        if (!bad.isEmpty()) {
            throw new TaskFailed(
                    "Not healthy: " + String.join(", ", bad.stream().sorted().toList()));
        }
    }

    private boolean check(TaskRun run, Machine target, Queue<String> bad) throws TaskInterrupted {
        run.checkpoint();
        run.log().started(target.id());
        MachineHealth found = check.of(target);
        run.log().append(target.id(), lines(found), tx -> targets.recordHealth(tx, new TargetId(target.id()), found));
        ActivityStatus status = status(target, found);
        run.log().ended(target.id(), status);
        if (status == ActivityStatus.FAILED) {
            bad.add(target.name());
        } else if (status == ActivityStatus.SUCCESS_WITH_WARNING) {
            run.warned();
        }
        return true;
    }

    private static List<LogLine> lines(MachineHealth found) {
        var lines = new ArrayList<LogLine>();
        lines.add(line(found));
        @Nullable MachineFacts facts = found.facts();
        if (facts != null) {
            lines.add(LogLine.info(
                    "System: " + facts.system() + ", " + found.operatingSystem() + " " + found.architecture()));
            lines.add(LogLine.info("User: " + facts.userName() + ", login shell " + facts.loginShell()
                    + "; scripts run with " + (found.shellName() + " " + found.shellVersion()).strip()));
            lines.add(LogLine.info(String.format(
                    Locale.ROOT,
                    "Disk of %s: %.1f of %.1f GB are free",
                    facts.directory(),
                    facts.freeBytes() / GIGABYTE,
                    facts.totalBytes() / GIGABYTE)));
            lines.add(LogLine.info("Clock: " + facts.clockSkewSeconds() + " s ahead of the server's"));
            lines.add(LogLine.info("Capabilities: " + String.join(", ", facts.capabilities())));
            lines.add(LogLine.info("Programs: " + String.join(", ", facts.programs())));
        }
        return lines;
    }

    private static LogLine line(MachineHealth found) {
        return switch (found.status()) {
            case HEALTHY -> LogLine.info("Healthy: " + found.summary());
            case HAS_WARNINGS -> LogLine.warning("Healthy, with warnings: " + found.summary());
            case UNKNOWN -> LogLine.warning("Unknown: " + found.summary());
            case UNHEALTHY -> LogLine.error("Unhealthy: " + found.summary());
            case UNAVAILABLE -> LogLine.error("Unavailable: " + found.summary());
        };
    }

    private ActivityStatus status(Machine target, MachineHealth found) {
        return switch (found.status()) {
            case HEALTHY -> ActivityStatus.SUCCESS;
            case HAS_WARNINGS, UNKNOWN -> ActivityStatus.SUCCESS_WITH_WARNING;
            case UNHEALTHY -> ActivityStatus.FAILED;
            case UNAVAILABLE -> mayBeOffline(target) ? ActivityStatus.SUCCESS_WITH_WARNING : ActivityStatus.FAILED;
        };
    }

    private boolean mayBeOffline(Machine target) {
        return db.read(tx -> policies.chosen(tx, new SpaceId(target.spaceId()), target.machinePolicyId()))
                        .machineConnectivityPolicy()
                        .machineConnectivityBehavior()
                == MachineConnectivityBehavior.MAY_BE_OFFLINE_AND_CAN_BE_SKIPPED;
    }
}
