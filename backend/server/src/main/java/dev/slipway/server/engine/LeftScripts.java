package dev.slipway.server.engine;

import dev.slipway.api.Machine;
import dev.slipway.host.Cancellation;
import dev.slipway.host.ScriptState;
import dev.slipway.host.Ticket;
import dev.slipway.server.deployment.plan.Plan;
import dev.slipway.server.deployment.plan.PlannedTarget;
import dev.slipway.server.engine.ExecutionStore.LeftScript;
import dev.slipway.server.task.ActivityLog;
import dev.slipway.server.task.LogLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The scripts that a run of a task has left on machines, when the task was cancelled before another run came to follow
 * them: they are ended before the task is (R7.33).
 */
final class LeftScripts {
    private final RunningTask task;
    private final Plan plan;

    LeftScripts(RunningTask task, Plan plan) {
        this.task = task;
        this.plan = plan;
    }

    void end() {
        for (LeftScript script : task.db().read(tx -> task.store().leftScripts(tx, task.taskId()))) {
            end(script);
        }
    }

    private void end(LeftScript script) {
        ActivityLog log = task.run().log();
        Optional<Machine> machine = script.machineId().flatMap(this::machine);
        if (script.machineId().isPresent() && machine.isEmpty()) {
            log.append(log.root(), LogLine.error("A script may still run on a target that was deleted."));
            return;
        }
        if (machine.isEmpty() && !isOfThisNode()) {
            log.append(log.root(), LogLine.error("A script may still run on the node that had the task before."));
            return;
        }
        try {
            var ticket = new Ticket(script.ticket());
            Cancellation cancellation = task.hosts().get(machine, log.root()).cancel(ticket);
            log.append(log.root(), linesOf(cancellation), tx -> {});
        } catch (IOException e) {
            String name = machine.map(Machine::name).orElse("the server's machine");
            log.append(log.root(), LogLine.error("A script may still run on " + name + ": " + e.getMessage()));
        }
    }

    private boolean isOfThisNode() {
        String node = task.run().nodeId();
        return task.db().read(tx -> task.store().isBoundTo(tx, task.taskId(), node));
    }

    private Optional<Machine> machine(String id) {
        return plan.steps().stream()
                .flatMap(step -> step.targets().stream())
                .filter(target -> target.id().equals(id))
                .findFirst()
                .flatMap((PlannedTarget target) -> task.execution().machine(target));
    }

    /** What the log says of a cancellation: that nothing is left, or what is; nothing when the script had ended before. */
    static List<LogLine> linesOf(Cancellation cancellation) {
        List<LogLine> lines = new ArrayList<>();
        if (!(cancellation.state() instanceof ScriptState.Cancelled)) {
            return lines;
        }
        for (Cancellation.Survivor survivor : cancellation.survivors()) {
            String process = survivor.id() + " (" + survivor.command() + ")";
            lines.add(
                    survivor.isOfScript()
                            ? LogLine.error("The process " + process + " of the script cannot be ended; it still runs.")
                            : LogLine.warning("The process " + process + " was started while the script ran and may be"
                                    + " of it, but bears no sign of that; it was not ended."));
        }
        if (cancellation.isBlind()) {
            lines.add(LogLine.warning("The machine does not list its processes: the script's process group is gone, but"
                    + " what has left it may still run."));
        }
        if (lines.isEmpty()) {
            lines.add(LogLine.info("The script was ended; nothing of it is left on the machine."));
        }
        return lines;
    }
}
