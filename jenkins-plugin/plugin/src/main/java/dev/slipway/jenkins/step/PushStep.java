package dev.slipway.jenkins.step;

import dev.slipway.ci.CiOperation;
import hudson.Extension;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code slipwayPush}: sends package files of the workspace to the server. */
public final class PushStep extends ServerOperationStep {
    @DataBoundConstructor
    public PushStep() {}

    @Override
    public CiOperation operation() {
        return CiOperation.PUSH;
    }

    public String getPackagePaths() {
        return text("packagePaths");
    }

    @DataBoundSetter
    public void setPackagePaths(@Nullable String packagePaths) {
        set("packagePaths", packagePaths);
    }

    public String getExcludes() {
        return text("excludes");
    }

    @DataBoundSetter
    public void setExcludes(@Nullable String excludes) {
        set("excludes", excludes);
    }

    public String getOverwriteMode() {
        return text("overwriteMode");
    }

    @DataBoundSetter
    public void setOverwriteMode(@Nullable String overwriteMode) {
        set("overwriteMode", overwriteMode);
    }

    public boolean isDelta() {
        return flag("delta");
    }

    @DataBoundSetter
    public void setDelta(boolean delta) {
        set("delta", delta);
    }

    public String getParallel() {
        return text("parallel");
    }

    @DataBoundSetter
    public void setParallel(@Nullable String parallel) {
        set("parallel", parallel);
    }

    public boolean isFailIfNoMatch() {
        return flag("failIfNoMatch");
    }

    @DataBoundSetter
    public void setFailIfNoMatch(boolean failIfNoMatch) {
        set("failIfNoMatch", failIfNoMatch);
    }

    /** Its name in scripts, and its form. */
    @Extension
    @Symbol("slipwayPush")
    public static final class DescriptorImpl extends OperationDescriptor {
        public DescriptorImpl() {
            super(CiOperation.PUSH, "slipwayPush");
        }
    }
}
