package dev.slipway.server.engine;

import dev.slipway.host.OutputPosition;
import dev.slipway.host.ScriptHost;
import dev.slipway.host.ScriptOutput;
import dev.slipway.host.ScriptRun;
import dev.slipway.host.ScriptState;
import dev.slipway.host.Ticket;
import dev.slipway.server.persistence.ConnectionLost;
import dev.slipway.server.security.Secret;
import dev.slipway.server.task.ActivityLog;
import dev.slipway.server.task.LeaseLost;
import dev.slipway.server.task.LogLine;
import dev.slipway.server.task.TaskInterrupted;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts one script and follows its output to the end, or goes on following it after a restart or a lost connection. Each
 * line is stored together with how far the output has been read, so it is in the log once.
 */
final class ScriptFollower {
    private static final Logger log = LoggerFactory.getLogger(ScriptFollower.class);

    /** How long the machine waits for output; also how soon a cancelled task is noticed. */
    private static final Duration WAIT = Duration.ofSeconds(2);

    private static final int LONGEST_NAME = 500;

    private final RunningTask task;
    private final ScriptHost host;
    private final Optional<String> machineId;
    private final Ticket ticket;
    private final String actionName;
    private final String machineName;
    private final String activityId;

    /** @param machineId none for the built-in worker */
    ScriptFollower(
            RunningTask task,
            ScriptHost host,
            Optional<String> machineId,
            Ticket ticket,
            String actionName,
            String machineName,
            String activityId) {
        this.task = task;
        this.host = host;
        this.machineId = machineId;
        this.ticket = ticket;
        this.actionName = actionName;
        this.machineName = machineName;
        this.activityId = activityId;
    }

    /**
     * Runs the script, unless it has been run, and answers how far it was read: to its end.
     *
     * @throws TaskInterrupted when the task stops; if it was cancelled, nothing of the script is left running
     */
    OutputState run(ScriptRun script) throws TaskInterrupted, IOException {
        Optional<OutputState> before = task.db().read(tx -> task.store().script(tx, ticket.id()));
        if (before.filter(OutputState::hasEnded).isPresent()) {
            return before.get();
        }
        if (before.isEmpty()) {
            task.run().checkpoint();
            task.db().change(tx -> task.store().startScript(tx, task.taskId(), machineId, ticket.id()));
        }
        host.start(ticket, script);
        return follow(before.orElse(OutputState.START));
    }

    private OutputState follow(OutputState from) throws TaskInterrupted, IOException {
        var reader = new OutputReader(from, task.run().log().masker());
        OutputPosition position = from.at();
        try {
            while (true) {
                boolean isCancelled = stopIfAsked();
                ScriptOutput output = host.read(ticket, position, WAIT);
                reader.read(output.chunks());
                boolean hasEnded = !(output.state() instanceof ScriptState.Running);
                if (hasEnded) {
                    reader.finish();
                }
                OutputState state = reader.state(output.next());
                if (hasEnded) {
                    state = state.ended(outcome(output.state()));
                }
                store(reader, state);
                if (output.truncated()) {
                    task.run()
                            .log()
                            .append(
                                    activityId,
                                    LogLine.warning("The machine could not keep all output of the"
                                            + " script, because its disk is full."));
                }
                if (hasEnded) {
                    return state;
                }
                if (isCancelled) {
                    throw new TaskInterrupted(TaskInterrupted.Reason.CANCELLED);
                }
                position = output.next();
            }
        } catch (LeaseLost | ConnectionLost e) {
            // The script is that of the next run.
            throw e;
        } catch (RuntimeException e) {
            abandon(e);
            throw e;
        }
    }

    /** A cancelled task ends its script first, and then reads what the script still had to say. */
    private boolean stopIfAsked() throws TaskInterrupted, IOException {
        if (task.run().isCancelled()) {
            LeftScripts.report(task.run().log(), activityId, host.cancel(ticket));
            return true;
        }
        task.run().checkpoint();
        return false;
    }

    /** The task was deleted, or has failed: nobody will come back for the script. */
    private void abandon(RuntimeException cause) {
        try {
            host.cancel(ticket);
        } catch (IOException | RuntimeException e) {
            log.warn("The script {} of {} may still run", ticket, task.taskId(), e);
            cause.addSuppressed(e);
        }
    }

    private void store(OutputReader reader, OutputState state) {
        ActivityLog activity = task.run().log();
        List<ServiceMessage> messages = reader.takeMessages();
        List<OutputVariable> outputs = new ArrayList<>();
        for (ServiceMessage message : messages) {
            switch (message.name()) {
                case "mask" -> activity.masker().add(new Secret(message.value("value")));
                case "setVariable" -> output(message).ifPresent(outputs::add);
                case "progress" -> activity.progress(activityId, percentage(message), message.value("message"));
                default -> log.debug("{} ignores the service message {}", task.taskId(), message.name());
            }
        }
        outputs.forEach(task::addOutput);
        List<LogLine> lines = reader.takeLines();
        activity.append(activityId, lines, tx -> {
            task.store().saveScript(tx, ticket.id(), state);
            outputs.forEach(output -> task.store().output(tx, task.taskId(), output));
        });
    }

    private Optional<OutputVariable> output(ServiceMessage message) {
        String name = message.value("name").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            task.run()
                    .log()
                    .append(
                            activityId,
                            LogLine.error("An output variable was not set: its name has " + name.length()
                                    + " characters, but may have 1 to " + LONGEST_NAME + "."));
            return Optional.empty();
        }
        return Optional.of(
                new OutputVariable(actionName, machineName, name, message.value("value"), message.flag("sensitive")));
    }

    private static int percentage(ServiceMessage message) {
        try {
            return Integer.parseInt(message.value("percentage").strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String outcome(ScriptState state) {
        if (state instanceof ScriptState.Exited exited) {
            return "exited " + exited.code();
        } else if (state instanceof ScriptState.Lost lost) {
            return "lost " + lost.reason();
        }
        return "cancelled";
    }
}
