package dev.slipway.jenkins.step;

import dev.slipway.ci.CiOperation;
import hudson.Extension;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code slipwayPromote}: deploys what is in one environment to others. */
public final class PromoteStep extends ExecutionStep {
    @DataBoundConstructor
    public PromoteStep() {}

    @Override
    public CiOperation operation() {
        return CiOperation.PROMOTE;
    }

    public String getChannel() {
        return text("channel");
    }

    @DataBoundSetter
    public void setChannel(@Nullable String channel) {
        set("channel", channel);
    }

    public String getFrom() {
        return text("from");
    }

    @DataBoundSetter
    public void setFrom(@Nullable String from) {
        set("from", from);
    }

    public String getTo() {
        return text("to");
    }

    @DataBoundSetter
    public void setTo(@Nullable String to) {
        set("to", to);
    }

    /** Its name in scripts, and its form. */
    @Extension
    @Symbol("slipwayPromote")
    public static final class DescriptorImpl extends OperationDescriptor {
        public DescriptorImpl() {
            super(CiOperation.PROMOTE, "slipwayPromote");
        }
    }
}
