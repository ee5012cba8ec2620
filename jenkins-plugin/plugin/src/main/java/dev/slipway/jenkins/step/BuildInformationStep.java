package dev.slipway.jenkins.step;

import dev.slipway.ci.CiOperation;
import hudson.Extension;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code slipwayBuildInformation}: tells the server from which build and commits packages are. */
public final class BuildInformationStep extends ServerOperationStep {
    @DataBoundConstructor
    public BuildInformationStep() {}

    @Override
    public CiOperation operation() {
        return CiOperation.BUILD_INFORMATION;
    }

    public String getPackageIds() {
        return text("packageIds");
    }

    @DataBoundSetter
    public void setPackageIds(@Nullable String packageIds) {
        set("packageIds", packageIds);
    }

    public String getVersion() {
        return text("version");
    }

    @DataBoundSetter
    public void setVersion(@Nullable String version) {
        set("version", version);
    }

    public String getBranch() {
        return text("branch");
    }

    @DataBoundSetter
    public void setBranch(@Nullable String branch) {
        set("branch", branch);
    }

    public String getCommit() {
        return text("commit");
    }

    @DataBoundSetter
    public void setCommit(@Nullable String commit) {
        set("commit", commit);
    }

    public String getRepositoryUrl() {
        return text("repositoryUrl");
    }

    @DataBoundSetter
    public void setRepositoryUrl(@Nullable String repositoryUrl) {
        set("repositoryUrl", repositoryUrl);
    }

    public String getOverwriteMode() {
        return text("overwriteMode");
    }

    @DataBoundSetter
    public void setOverwriteMode(@Nullable String overwriteMode) {
        set("overwriteMode", overwriteMode);
    }

    /** Its name in scripts, and its form. */
    @Extension
    @Symbol("slipwayBuildInformation")
    public static final class DescriptorImpl extends OperationDescriptor {
        public DescriptorImpl() {
            super(CiOperation.BUILD_INFORMATION, "slipwayBuildInformation");
        }
    }
}
