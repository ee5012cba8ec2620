package dev.slipway.jenkins.step;

import dev.slipway.ci.CiOperation;
import hudson.Extension;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code slipwayRunRunbook}: runs a runbook. */
public final class RunRunbookStep extends ExecutionStep {
    @DataBoundConstructor
    public RunRunbookStep() {}

    @Override
    public CiOperation operation() {
        return CiOperation.RUNBOOK;
    }

    public String getRunbook() {
        return text("runbook");
    }

    @DataBoundSetter
    public void setRunbook(@Nullable String runbook) {
        set("runbook", runbook);
    }

    public String getEnvironments() {
        return text("environments");
    }

    @DataBoundSetter
    public void setEnvironments(@Nullable String environments) {
        set("environments", environments);
    }

    public String getSnapshot() {
        return text("snapshot");
    }

    @DataBoundSetter
    public void setSnapshot(@Nullable String snapshot) {
        set("snapshot", snapshot);
    }

    public String getGitRef() {
        return text("gitRef");
    }

    @DataBoundSetter
    public void setGitRef(@Nullable String gitRef) {
        set("gitRef", gitRef);
    }

    /** Its name in scripts, and its form. */
    @Extension
    @Symbol("slipwayRunRunbook")
    public static final class DescriptorImpl extends OperationDescriptor {
        public DescriptorImpl() {
            super(CiOperation.RUNBOOK, "slipwayRunRunbook");
        }
    }
}
