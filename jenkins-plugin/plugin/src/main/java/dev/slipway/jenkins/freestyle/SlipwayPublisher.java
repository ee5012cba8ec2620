package dev.slipway.jenkins.freestyle;

import dev.slipway.jenkins.step.OperationStep;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.Publisher;
import hudson.tasks.Recorder;
import java.io.IOException;
import jenkins.tasks.SimpleBuildStep;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** A post-build action that is one of the operations. A build that has failed already does not deploy. */
public final class SlipwayPublisher extends Recorder implements SimpleBuildStep {
    private final OperationStep operation;

    @DataBoundConstructor
    public SlipwayPublisher(OperationStep operation) {
        this.operation = operation;
    }

    public OperationStep getOperation() {
        return operation;
    }

    @Override
    public void perform(Run<?, ?> run, FilePath workspace, EnvVars env, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        if (run.getResult() != null && run.getResult().isWorseThan(Result.UNSTABLE)) {
            listener.getLogger().println("Slipway: nothing is done, because the build is " + run.getResult());
            return;
        }
        new FreestyleRun(run, workspace, env, listener).perform(operation);
    }

    /** Its form. */
    @Extension
    @Symbol("slipwayPostBuild")
    public static final class DescriptorImpl extends OperationChoice<Publisher> {}
}
