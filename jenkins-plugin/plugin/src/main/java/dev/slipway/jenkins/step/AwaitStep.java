package dev.slipway.jenkins.step;

import dev.slipway.ci.CiOperation;
import hudson.Extension;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code slipwayAwait}: waits for tasks that something else started. */
public final class AwaitStep extends WaitingStep {
    @DataBoundConstructor
    public AwaitStep() {}

    @Override
    public CiOperation operation() {
        return CiOperation.AWAIT;
    }

    public String getTasks() {
        return text("tasks");
    }

    @DataBoundSetter
    public void setTasks(@Nullable String tasks) {
        set("tasks", tasks);
    }

    /** Its name in scripts, and its form. */
    @Extension
    @Symbol("slipwayAwait")
    public static final class DescriptorImpl extends OperationDescriptor {
        public DescriptorImpl() {
            super(CiOperation.AWAIT, "slipwayAwait");
        }
    }
}
