package dev.slipway.jenkins.step;

import dev.slipway.ci.CiOperation;
import hudson.Extension;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code slipwayCreateRelease}: creates a release, and deploys it if told to. */
public final class CreateReleaseStep extends ExecutionStep {
    @DataBoundConstructor
    public CreateReleaseStep() {}

    @Override
    public CiOperation operation() {
        return CiOperation.CREATE_RELEASE;
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

    public String getGitRef() {
        return text("gitRef");
    }

    @DataBoundSetter
    public void setGitRef(@Nullable String gitRef) {
        set("gitRef", gitRef);
    }

    public String getGitCommit() {
        return text("gitCommit");
    }

    @DataBoundSetter
    public void setGitCommit(@Nullable String gitCommit) {
        set("gitCommit", gitCommit);
    }

    public String getPackages() {
        return text("packages");
    }

    @DataBoundSetter
    public void setPackages(@Nullable String packages) {
        set("packages", packages);
    }

    public String getDefaultPackageVersion() {
        return text("defaultPackageVersion");
    }

    @DataBoundSetter
    public void setDefaultPackageVersion(@Nullable String defaultPackageVersion) {
        set("defaultPackageVersion", defaultPackageVersion);
    }

    public String getGitResources() {
        return text("gitResources");
    }

    @DataBoundSetter
    public void setGitResources(@Nullable String gitResources) {
        set("gitResources", gitResources);
    }

    public String getReleaseNotes() {
        return text("releaseNotes");
    }

    @DataBoundSetter
    public void setReleaseNotes(@Nullable String releaseNotes) {
        set("releaseNotes", releaseNotes);
    }

    public String getReleaseNotesFile() {
        return text("releaseNotesFile");
    }

    @DataBoundSetter
    public void setReleaseNotesFile(@Nullable String releaseNotesFile) {
        set("releaseNotesFile", releaseNotesFile);
    }

    public boolean isReleaseNotesFromChanges() {
        return flag("releaseNotesFromChanges");
    }

    @DataBoundSetter
    public void setReleaseNotesFromChanges(boolean releaseNotesFromChanges) {
        set("releaseNotesFromChanges", releaseNotesFromChanges);
    }

    public boolean isLinkToBuild() {
        return flag("linkToBuild");
    }

    @DataBoundSetter
    public void setLinkToBuild(boolean linkToBuild) {
        set("linkToBuild", linkToBuild);
    }

    public String getCustomFields() {
        return text("customFields");
    }

    @DataBoundSetter
    public void setCustomFields(@Nullable String customFields) {
        set("customFields", customFields);
    }

    public boolean isIgnoreExisting() {
        return flag("ignoreExisting");
    }

    @DataBoundSetter
    public void setIgnoreExisting(boolean ignoreExisting) {
        set("ignoreExisting", ignoreExisting);
    }

    public boolean isIgnoreChannelRules() {
        return flag("ignoreChannelRules");
    }

    @DataBoundSetter
    public void setIgnoreChannelRules(boolean ignoreChannelRules) {
        set("ignoreChannelRules", ignoreChannelRules);
    }

    public String getDeployTo() {
        return text("deployTo");
    }

    @DataBoundSetter
    public void setDeployTo(@Nullable String deployTo) {
        set("deployTo", deployTo);
    }

    /** Its name in scripts, and its form. */
    @Extension
    @Symbol("slipwayCreateRelease")
    public static final class DescriptorImpl extends OperationDescriptor {
        public DescriptorImpl() {
            super(CiOperation.CREATE_RELEASE, "slipwayCreateRelease");
        }
    }
}
