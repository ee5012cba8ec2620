package dev.slipway.jenkins.step;

import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** An operation of a project that deploys something or runs it. */
public abstract class ExecutionStep extends WaitingStep {
    public String getProject() {
        return text("project");
    }

    @DataBoundSetter
    public void setProject(@Nullable String project) {
        set("project", project);
    }

    public String getTenants() {
        return text("tenants");
    }

    @DataBoundSetter
    public void setTenants(@Nullable String tenants) {
        set("tenants", tenants);
    }

    public String getTenantTags() {
        return text("tenantTags");
    }

    @DataBoundSetter
    public void setTenantTags(@Nullable String tenantTags) {
        set("tenantTags", tenantTags);
    }

    public String getVariables() {
        return text("variables");
    }

    @DataBoundSetter
    public void setVariables(@Nullable String variables) {
        set("variables", variables);
    }

    public String getSkipSteps() {
        return text("skipSteps");
    }

    @DataBoundSetter
    public void setSkipSteps(@Nullable String skipSteps) {
        set("skipSteps", skipSteps);
    }

    public String getTargets() {
        return text("targets");
    }

    @DataBoundSetter
    public void setTargets(@Nullable String targets) {
        set("targets", targets);
    }

    public String getExcludedTargets() {
        return text("excludedTargets");
    }

    @DataBoundSetter
    public void setExcludedTargets(@Nullable String excludedTargets) {
        set("excludedTargets", excludedTargets);
    }

    public String getGuidedFailure() {
        return text("guidedFailure");
    }

    @DataBoundSetter
    public void setGuidedFailure(@Nullable String guidedFailure) {
        set("guidedFailure", guidedFailure);
    }

    public boolean isForcePackageDownload() {
        return flag("forcePackageDownload");
    }

    @DataBoundSetter
    public void setForcePackageDownload(boolean forcePackageDownload) {
        set("forcePackageDownload", forcePackageDownload);
    }

    public String getDeployAt() {
        return text("deployAt");
    }

    @DataBoundSetter
    public void setDeployAt(@Nullable String deployAt) {
        set("deployAt", deployAt);
    }

    public String getExpiresAt() {
        return text("expiresAt");
    }

    @DataBoundSetter
    public void setExpiresAt(@Nullable String expiresAt) {
        set("expiresAt", expiresAt);
    }

    public boolean isDryRun() {
        return flag("dryRun");
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        set("dryRun", dryRun);
    }

    public boolean isWait() {
        return flag("wait");
    }

    @DataBoundSetter
    public void setWait(boolean wait) {
        set("wait", wait);
    }
}
