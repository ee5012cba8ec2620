package org.jenkinsci.plugins.workflow.steps;

import hudson.console.ConsoleLogFilter;

/** Twin for tests of what is only a signature otherwise. */
public abstract class BodyInvoker {
    public abstract BodyInvoker withContext(Object override);

    public abstract BodyInvoker withDisplayName(String name);

    public abstract BodyInvoker withCallback(BodyExecutionCallback callback);

    public abstract BodyExecution start();

    public static ConsoleLogFilter mergeConsoleLogFilters(ConsoleLogFilter original, ConsoleLogFilter subsequent) {
        return subsequent;
    }
}
