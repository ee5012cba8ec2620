package dev.slipway.jenkins.step;

import dev.slipway.jenkins.build.BuildScope;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/** The place of a step in its pipeline. */
final class StepScope {
    private StepScope() {}

    static BuildScope of(StepContext context) throws IOException, InterruptedException {
        return new BuildScope(
                required(context, Run.class),
                required(context, TaskListener.class),
                required(context, EnvVars.class),
                context.get(FilePath.class));
    }

    /** The agent may be away still, and a call that is settled needs neither its files nor its variables. */
    static BuildScope afterRestart(StepContext context) throws IOException, InterruptedException {
        return new BuildScope(required(context, Run.class), required(context, TaskListener.class), Map.of(), null);
    }

    static <T> T required(StepContext context, Class<T> type) throws IOException, InterruptedException {
        @Nullable T value = context.get(type);
        if (value == null) {
            throw new IOException("The pipeline has no " + type.getSimpleName() + " here any more");
        }
        return value;
    }
}
