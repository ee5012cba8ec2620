package dev.slipway.jenkins.step;

import dev.slipway.ci.CiOperation;
import hudson.Extension;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code slipwayDeployRelease}: deploys a release. */
public final class DeployReleaseStep extends ExecutionStep {
    @DataBoundConstructor
    public DeployReleaseStep() {}

    @Override
    public CiOperation operation() {
        return CiOperation.DEPLOY;
    }

    public String getVersion() {
        return text("version");
    }

    @DataBoundSetter
    public void setVersion(@Nullable String version) {
        set("version", version);
    }

    public String getChannel() {
        return text("channel");
    }

    @DataBoundSetter
    public void setChannel(@Nullable String channel) {
        set("channel", channel);
    }

    public String getEnvironments() {
        return text("environments");
    }

    @DataBoundSetter
    public void setEnvironments(@Nullable String environments) {
        set("environments", environments);
    }

    /** Its name in scripts, and its form. */
    @Extension
    @Symbol("slipwayDeployRelease")
    public static final class DescriptorImpl extends OperationDescriptor {
        public DescriptorImpl() {
            super(CiOperation.DEPLOY, "slipwayDeployRelease");
        }
    }
}
