package dev.slipway.jenkins.freestyle;

import dev.slipway.jenkins.step.OperationStep;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.Builder;
import java.io.IOException;
import jenkins.tasks.SimpleBuildStep;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** A build step that is one of the operations. */
public final class SlipwayBuilder extends Builder implements SimpleBuildStep {
    private final OperationStep operation;

    @DataBoundConstructor
    public SlipwayBuilder(OperationStep operation) {
        this.operation = operation;
    }

    public OperationStep getOperation() {
        return operation;
    }

    @Override
    public void perform(Run<?, ?> run, FilePath workspace, EnvVars env, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        new FreestyleRun(run, workspace, env, listener).perform(operation);
    }

    /** Its form. */
    @Extension
    @Symbol("slipwayBuildStep")
    public static final class DescriptorImpl extends OperationChoice<Builder> {}
}
