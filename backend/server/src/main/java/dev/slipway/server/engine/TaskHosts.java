package dev.slipway.server.engine;

import dev.slipway.api.Machine;
import dev.slipway.host.ScriptHost;
import dev.slipway.server.task.Lease;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The connections of one task: one for each machine, made when first needed, closed with the task. */
final class TaskHosts implements AutoCloseable {
    private static final String WORKER = "";

    private final Hosts hosts;
    private final Lease lease;
    private final Map<String, Connection> connections = new HashMap<>();

    /** Connecting takes a while, so each machine has a lock of its own. */
    private static final class Connection {
        private Optional<ScriptHost> host = Optional.empty();
    }

    TaskHosts(Hosts hosts, Lease lease) {
        this.hosts = hosts;
        this.lease = lease;
    }

    /** @throws dev.slipway.server.task.LeaseLost when another run has the task, and so the machine */
    ScriptHost get(Optional<Machine> machine) throws IOException {
        lease.require();
        Connection connection = connection(machine);
        synchronized (connection) {
            if (connection.host.isEmpty()) {
                connection.host = Optional.of(machine.isPresent() ? hosts.target(machine.get()) : hosts.worker());
            }
            return connection.host.get();
        }
    }

    /** Gives a connection up that has failed, so that the next caller gets a new one. */
    void giveUp(Optional<Machine> machine, ScriptHost failed) {
        Connection connection = connection(machine);
        synchronized (connection) {
            if (connection.host.filter(host -> host == failed).isPresent()) {
                connection.host = Optional.empty();
                failed.close();
            }
        }
    }

    private synchronized Connection connection(Optional<Machine> machine) {
        return connections.computeIfAbsent(machine.map(Machine::id).orElse(WORKER), id -> new Connection());
    }

    @Override
    public synchronized void close() {
        connections.values().forEach(connection -> connection.host.ifPresent(ScriptHost::close));
        connections.clear();
    }
}
