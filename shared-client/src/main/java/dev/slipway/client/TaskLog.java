package dev.slipway.client;

import dev.slipway.api.ActivityElement;
import dev.slipway.api.LogElement;
import dev.slipway.api.TaskDetails;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The log of one task, of which every line is given out once. A part's lines come with growing numbers. */
final class TaskLog {
    /** Enough for what a part writes between two looks; when it was more, the whole log is read. */
    private static final int TAIL = 500;

    private final Tasks tasks;
    private final String taskId;
    private final Map<String, Integer> lastNumbers;

    /** @param lastNumbers where to go on, by the ids of parts, which no two tasks share; kept up to date here */
    TaskLog(Tasks tasks, String taskId, Map<String, Integer> lastNumbers) {
        this.tasks = tasks;
        this.taskId = taskId;
        this.lastNumbers = lastNumbers;
    }

    private record Line(ActivityElement part, LogElement element) {}

    /** Gives the new lines to the listener, in order of their numbers, and says whether there were any. */
    boolean read(TaskListener listener) {
        TaskDetails details = tasks.details(taskId, Query.all().with("tail", String.valueOf(TAIL)));
        if (parts(details).stream().anyMatch(this::mayLackLines)) {
            details = tasks.details(taskId);
        }
        List<Line> lines = newLines(details);
        for (Line line : lines) {
            lastNumbers.put(line.part().id(), line.element().number());
            listener.logged(details.task(), line.part(), line.element());
        }
        return !lines.isEmpty();
    }

    private boolean mayLackLines(ActivityElement part) {
        return part.logElements().size() >= TAIL && part.logElements().get(0).number() > lastNumber(part);
    }

    private List<Line> newLines(TaskDetails details) {
        List<Line> lines = new ArrayList<>();
        for (ActivityElement part : parts(details)) {
            part.logElements().stream()
                    .filter(element -> element.number() > lastNumber(part))
                    .map(element -> new Line(part, element))
                    .forEach(lines::add);
        }
        lines.sort(Comparator.comparingInt(line -> line.element().number()));
        return lines;
    }

    private int lastNumber(ActivityElement part) {
        return lastNumbers.getOrDefault(part.id(), -1);
    }

    private static List<ActivityElement> parts(TaskDetails details) {
        List<ActivityElement> parts = new ArrayList<>();
        details.activityLogs().forEach(part -> collect(part, parts));
        return parts;
    }

    private static void collect(ActivityElement part, List<ActivityElement> into) {
        into.add(part);
        part.children().forEach(child -> collect(child, into));
    }
}
