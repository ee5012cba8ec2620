package dev.slipway.ci;

import dev.slipway.api.ActivityElement;
import dev.slipway.api.LogElement;
import dev.slipway.api.ServerTask;
import dev.slipway.client.SlipwayException;
import dev.slipway.client.TaskListener;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The logs of tasks in the log of a build: a block for each stretch of lines of one part of one task, so that what runs at
 * the same time stays readable.
 */
final class FollowedLog {
    /** One look in vain is nothing to tell. */
    private static final int TOLD_AFTER = 2;

    private final BuildLog log;
    private final Map<String, TaskOutcome> tasks;
    private final boolean isStreamed;
    private @Nullable String openBlock;
    private int looksInVain;
    private boolean isInVain;

    FollowedLog(BuildLog log, Started started) {
        this.log = log;
        this.tasks = started.result().tasks().stream()
                .collect(Collectors.toMap(TaskOutcome::taskId, Function.identity(), (one, same) -> one));
        this.isStreamed = started.waiting().streamLog();
    }

    TaskListener listener() {
        return isStreamed ? new Streaming() : new Telling();
    }

    /** After each look: says once that the server is away, and once that it is back. */
    void looked() {
        if (!isInVain) {
            if (looksInVain >= TOLD_AFTER) {
                log.info("Slipway: the server answers again");
            }
            looksInVain = 0;
        }
        isInVain = false;
    }

    void end() {
        if (openBlock != null) {
            log.endBlock(openBlock);
            openBlock = null;
        }
    }

    /** Says how tasks go on, without their logs. */
    private class Telling implements TaskListener {
        @Override
        public boolean isLogWanted() {
            return false;
        }

        @Override
        public void changed(ServerTask task) {
            TaskOutcome outcome = outcome(task);
            if (task.hasPendingInterruptions()) {
                end();
                log.link(outcome.name() + " waits for a person's decision", URI.create(outcome.url()));
            } else if (!task.isCompleted()) {
                end();
                log.info("Slipway: " + outcome.nameAndId() + " is " + TaskResult.text(task.state()));
            }
        }

        @Override
        public void unreachable(SlipwayException reason) {
            isInVain = true;
            looksInVain++;
            if (looksInVain == TOLD_AFTER) {
                end();
                log.warning("Slipway: the server cannot be asked now, the wait goes on: " + reason.getMessage());
            }
        }
    }

    private final class Streaming extends Telling {
        @Override
        public boolean isLogWanted() {
            return true;
        }

        @Override
        public void logged(ServerTask task, ActivityElement part, LogElement line) {
            @Nullable Consumer<String> level = level(line);
            if (level == null) {
                return;
            }
            String block = tasks.size() > 1 ? outcome(task).name() + " | " + part.name() : part.name();
            if (!block.equals(openBlock)) {
                end();
                log.beginBlock(block);
                openBlock = block;
            }
            line.messageText().lines().forEach(level);
        }
    }

    private TaskOutcome outcome(ServerTask task) {
        TaskOutcome known = tasks.get(task.id());
        if (known == null) {
            throw new IllegalStateException(task.id() + " is not waited for");
        }
        return known;
    }

    /** Null for what only those want to see who look at the task itself. */
    private @Nullable Consumer<String> level(LogElement line) {
        return switch (line.category()) {
            case TRACE, VERBOSE, PLANNED, UPDATED -> null;
            case WARNING, ALERT -> log::warning;
            case ERROR, FATAL -> log::error;
            case INFO, HIGHLIGHT, WAIT, GAP, FINISHED, ABANDONED -> log::info;
        };
    }
}
