package dev.slipway.jenkins.step;

import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** An operation that waits for tasks on the server, also while Jenkins restarts. */
public abstract class WaitingStep extends ServerOperationStep {
    @Override
    public StepExecution start(StepContext context) {
        return new TaskExecution(call(), context);
    }

    public String getTimeout() {
        return text("timeout");
    }

    @DataBoundSetter
    public void setTimeout(@Nullable String timeout) {
        set("timeout", timeout);
    }

    public boolean isCancelOnTimeout() {
        return flag("cancelOnTimeout");
    }

    @DataBoundSetter
    public void setCancelOnTimeout(boolean cancelOnTimeout) {
        set("cancelOnTimeout", cancelOnTimeout);
    }

    public boolean isCancelOnAbort() {
        return flag("cancelOnAbort");
    }

    @DataBoundSetter
    public void setCancelOnAbort(boolean cancelOnAbort) {
        set("cancelOnAbort", cancelOnAbort);
    }

    public boolean isStreamLog() {
        return flag("streamLog");
    }

    @DataBoundSetter
    public void setStreamLog(boolean streamLog) {
        set("streamLog", streamLog);
    }

    public String getFailOn() {
        return text("failOn");
    }

    @DataBoundSetter
    public void setFailOn(@Nullable String failOn) {
        set("failOn", failOn);
    }
}
