package dev.slipway.server.engine;

import dev.slipway.api.Machine;
import dev.slipway.host.ScriptHost;
import dev.slipway.server.task.TaskRun;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The machines of one task: one connection to each, made when first needed, closed with the task. */
final class TaskHosts implements AutoCloseable {
    /** How long a machine that was there before may be out of reach. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String WORKER = "";

    private final Hosts hosts;
    private final TaskRun run;
    private final boolean isGoingOn;
    private final Map<String, MachineConnection> connections = new HashMap<>();

    /** @param isGoingOn whether another process has begun the task, and may have left scripts running */
    TaskHosts(Hosts hosts, TaskRun run, boolean isGoingOn) {
        this.hosts = hosts;
        this.run = run;
        this.isGoingOn = isGoingOn;
    }

    /**
     * A machine whose lost connection is made anew. Closing it does nothing.
     *
     * @param machine none for the built-in worker
     * @param activityId what logs an interruption
     */
    ScriptHost get(Optional<Machine> machine, String activityId) {
        return ReconnectingHost.over(connection(machine), activityId);
    }

    private synchronized MachineConnection connection(Optional<Machine> machine) {
        return connections.computeIfAbsent(
                machine.map(Machine::id).orElse(WORKER),
                id -> new MachineConnection(
                        machine.map(Machine::name).orElse("Slipway Server"),
                        () -> machine.isPresent() ? hosts.target(machine.get()) : hosts.worker(),
                        run,
                        isGoingOn,
                        PATIENCE));
    }

    @Override
    public synchronized void close() {
        connections.values().forEach(MachineConnection::close);
        connections.clear();
    }
}
