package hudson.model;

import java.util.concurrent.ExecutorService;

public abstract class Computer extends Actionable {
    private Computer() {
        throw new UnsupportedOperationException("stub");
    }

    public static final ExecutorService threadPoolForRemoting = null;
}
