package dev.slipway.jenkins.step;

import dev.slipway.ci.CiOperation;
import hudson.Extension;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code slipwayPack}: puts files of the workspace into a package. */
public final class PackStep extends OperationStep {
    @DataBoundConstructor
    public PackStep() {}

    @Override
    public CiOperation operation() {
        return CiOperation.PACK;
    }

    public String getPackageId() {
        return text("packageId");
    }

    @DataBoundSetter
    public void setPackageId(@Nullable String packageId) {
        set("packageId", packageId);
    }

    public String getVersion() {
        return text("version");
    }

    @DataBoundSetter
    public void setVersion(@Nullable String version) {
        set("version", version);
    }

    public String getFormat() {
        return text("format");
    }

    @DataBoundSetter
    public void setFormat(@Nullable String format) {
        set("format", format);
    }

    public String getBasePath() {
        return text("basePath");
    }

    @DataBoundSetter
    public void setBasePath(@Nullable String basePath) {
        set("basePath", basePath);
    }

    public String getIncludes() {
        return text("includes");
    }

    @DataBoundSetter
    public void setIncludes(@Nullable String includes) {
        set("includes", includes);
    }

    public String getExcludes() {
        return text("excludes");
    }

    @DataBoundSetter
    public void setExcludes(@Nullable String excludes) {
        set("excludes", excludes);
    }

    public String getOutputDirectory() {
        return text("outputDirectory");
    }

    @DataBoundSetter
    public void setOutputDirectory(@Nullable String outputDirectory) {
        set("outputDirectory", outputDirectory);
    }

    public boolean isOverwrite() {
        return flag("overwrite");
    }

    @DataBoundSetter
    public void setOverwrite(boolean overwrite) {
        set("overwrite", overwrite);
    }

    public String getTitle() {
        return text("title");
    }

    @DataBoundSetter
    public void setTitle(@Nullable String title) {
        set("title", title);
    }

    public String getDescription() {
        return text("description");
    }

    @DataBoundSetter
    public void setDescription(@Nullable String description) {
        set("description", description);
    }

    public String getAuthors() {
        return text("authors");
    }

    @DataBoundSetter
    public void setAuthors(@Nullable String authors) {
        set("authors", authors);
    }

    public String getReleaseNotes() {
        return text("releaseNotes");
    }

    @DataBoundSetter
    public void setReleaseNotes(@Nullable String releaseNotes) {
        set("releaseNotes", releaseNotes);
    }

    /** Its name in scripts, and its form. */
    @Extension
    @Symbol("slipwayPack")
    public static final class DescriptorImpl extends OperationDescriptor {
        public DescriptorImpl() {
            super(CiOperation.PACK, "slipwayPack");
        }
    }
}
