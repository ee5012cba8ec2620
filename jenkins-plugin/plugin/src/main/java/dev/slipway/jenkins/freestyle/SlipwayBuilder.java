package dev.slipway.jenkins.freestyle;

import dev.slipway.jenkins.step.OperationDescriptor;
import dev.slipway.jenkins.step.OperationStep;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractProject;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import java.io.IOException;
import java.util.List;
import jenkins.model.Jenkins;
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

    /** Its form, which has the forms of all operations to choose from. */
    @Extension
    @Symbol("slipwayBuildStep")
    public static final class DescriptorImpl extends BuildStepDescriptor<Builder> {
        @Override
        public String getDisplayName() {
            return "Slipway";
        }

        @Override
        @SuppressWarnings("rawtypes") // inherited
        public boolean isApplicable(Class<? extends AbstractProject> jobType) {
            return true;
        }

        /** For the form. */
        public List<OperationDescriptor> getOperations() {
            return Jenkins.get().getExtensionList(OperationDescriptor.class);
        }
    }
}
