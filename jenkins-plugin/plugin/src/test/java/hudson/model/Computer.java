package hudson.model;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Twin for tests of what is only a signature otherwise. */
public abstract class Computer extends Actionable {
    public static final ExecutorService threadPoolForRemoting = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });
}
