package dev.slipway.server.engine;

import dev.slipway.host.Cancellation;
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

    /** The outcome of a script that was ended because the time of its action was over. */
    static final String TIMED_OUT = "timed out";

    /** How long the machine waits for output; also how soon a cancelled task is noticed. */
    private static final Duration WAIT = Duration.ofSeconds(2);

    private static final int LONGEST_NAME = 500;

    private final RunningTask task;
    private final ScriptHost host;
    private final Optional<String> machineId;
    private final Deadline deadline;
    private final Ticket ticket;
    private final String actionName;
    private final String machineName;
    private final String activityId;

    /** @param machineId none for the built-in worker */
    ScriptFollower(
            RunningTask task,
            ScriptHost host,
            Optional<String> machineId,
            Deadline deadline,
            Ticket ticket,
            String actionName,
            String machineName,
            String activityId) {
        this.task = task;
        this.host = host;
        this.machineId = machineId;
        this.deadline = deadline;
        this.ticket = ticket;
        this.actionName = actionName;
        this.machineName = machineName;
        this.activityId = activityId;
    }

    /**
     * Runs the script, unless it has been run, and answers how far it was read: to its end, which comes early when the task
     * is cancelled or the time of the action is over.
     *
     * @throws ActionFailed when the time is over before the start
     * @throws TaskInterrupted when the task stops, and goes on in another process
     */
    OutputState run(ScriptRun script) throws ActionFailed, TaskInterrupted, IOException {
        Optional<OutputState> before = task.db().read(tx -> task.store().script(tx, ticket.id()));
        if (before.filter(OutputState::hasEnded).isPresent()) {
            return before.get();
        }
        if (before.isEmpty()) {
            task.run().checkpoint();
            deadline.check();
            task.db().change(tx -> task.store().startScript(tx, task.taskId(), machineId, ticket.id()));
        }
        host.start(ticket, script);
        return follow(before.orElse(OutputState.START));
    }

    private OutputState follow(OutputState from) throws TaskInterrupted, IOException {
        var reader = new OutputReader(from, task.run().log().masker());
        OutputPosition position = from.at();
        boolean wasTimedOut = false;
        Optional<Cancellation> cancellation = Optional.empty();
        try {
            while (true) {
                if (cancellation.isEmpty() && isToEnd()) {
                    wasTimedOut = !task.run().isCancelled();
                    cancellation = Optional.of(end());
                }
                ScriptOutput output = host.read(ticket, position, WAIT);
                reader.read(output.chunks());
                if (output.state() instanceof ScriptState.Running) {
                    store(reader, reader.state(output.next()), List.of());
                    position = output.next();
                    continue;
                }
                reader.finish();
                String outcome = outcome(output.state(), wasTimedOut);
                OutputState state = reader.state(output.next()).ended(outcome);
                store(reader, state, lastWords(output, cancellation));
                return state;
            }
        } catch (LeaseLost | ConnectionLost e) {
            // The script is that of the next run.
            throw e;
        } catch (RuntimeException e) {
            abandon(e);
            throw e;
        }
    }

    /** A task that is cancelled or late ends its script first, and then reads what the script still had to say. */
    private boolean isToEnd() throws TaskInterrupted {
        if (task.run().isCancelled()) {
            return true;
        }
        task.run().checkpoint();
        return deadline.isOver();
    }

    private Cancellation end() throws IOException {
        try {
            return host.cancel(ticket);
        } catch (IOException e) {
            String problem = "The script could not be ended, and may still run: " + e.getMessage();
            if (task.run().isCancelled()) {
                // Nobody else tells: the action of a cancelled task has no outcome.
                task.run().log().append(activityId, LogLine.error(problem));
            }
            throw new IOException(problem, e);
        }
    }

    /** What the log says after the script's own lines. */
    private static List<LogLine> lastWords(ScriptOutput output, Optional<Cancellation> cancellation) {
        var lines = new ArrayList<LogLine>();
        if (output.truncated()) {
            lines.add(
                    LogLine.warning("The machine could not keep all output of the script, because its disk is full."));
        }
        cancellation.ifPresent(ended -> lines.addAll(LeftScripts.linesOf(ended)));
        return lines;
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

    /** @param more lines after those of the script */
    private void store(OutputReader reader, OutputState state, List<LogLine> more) {
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
        List<LogLine> lines = new ArrayList<>(reader.takeLines());
        lines.addAll(more);
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

    private static String outcome(ScriptState state, boolean wasTimedOut) {
        if (state instanceof ScriptState.Exited exited) {
            return "exited " + exited.code();
        } else if (state instanceof ScriptState.Lost lost) {
            return "lost " + lost.reason();
        }
        return wasTimedOut ? TIMED_OUT : "cancelled";
    }
}
