package dev.slipway.server.task;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells whoever watches a task in this process that there is something new. The listeners must return at once. */
public final class TaskChanges {
    private final Map<String, Set<Runnable>> listeners = new ConcurrentHashMap<>();

    /** @return what ends the subscription */
    public Runnable subscribe(String taskId, Runnable listener) {
        listeners.compute(taskId, (id, before) -> {
            Set<Runnable> set = before == null ? ConcurrentHashMap.newKeySet() : before;
            set.add(listener);
            return set;
        });
        return () -> listeners.computeIfPresent(taskId, (id, set) -> {
            set.remove(listener);
            return set.isEmpty() ? null : set;
        });
    }

    void changed(String taskId) {
        listeners.getOrDefault(taskId, Set.of()).forEach(Runnable::run);
    }
}
