package dev.slipway.jenkins.step;

import dev.slipway.jenkins.server.ServerChoice;
import hudson.EnvVars;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.Set;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code withSlipway}: says once for a block which server is meant, and gives scripts in it the way there. */
public final class WithSlipwayStep extends Step {
    private @Nullable String server;
    private @Nullable String credentialsId;
    private @Nullable String space;

    @DataBoundConstructor
    public WithSlipwayStep() {}

    public String getServer() {
        return server == null ? "" : server;
    }

    @DataBoundSetter
    public void setServer(@Nullable String server) {
        this.server = server == null ? "" : server.strip();
    }

    public String getCredentialsId() {
        return credentialsId == null ? "" : credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(@Nullable String credentialsId) {
        this.credentialsId = credentialsId == null ? "" : credentialsId.strip();
    }

    public String getSpace() {
        return space == null ? "" : space;
    }

    @DataBoundSetter
    public void setSpace(@Nullable String space) {
        this.space = space == null ? "" : space.strip();
    }

    @Override
    public StepExecution start(StepContext context) {
        return new WithSlipwayExecution(new ServerChoice(getServer(), getCredentialsId(), getSpace()), context);
    }

    /** Its name in scripts, and its form. */
    @Extension
    @Symbol("withSlipway")
    public static final class DescriptorImpl extends ServerForm {
        @Override
        public String getFunctionName() {
            return "withSlipway";
        }

        @Override
        public String getDisplayName() {
            return "Slipway: server, space and API key for a block";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, EnvVars.class);
        }
    }
}
