package dev.slipway.bamboo.specs;

/** Tells the server which commits and which build made a package. */
public final class SlipwayBuildInformationTask extends ServerTask<SlipwayBuildInformationTask> {
    public SlipwayBuildInformationTask() {
        super("task.buildinfo");
    }

    /** The packages that this build made. */
    public SlipwayBuildInformationTask packageIds(String... packageIds) {
        return set("packageIds", String.join("\n", packageIds));
    }

    /** The version of these packages. */
    public SlipwayBuildInformationTask version(String version) {
        return set("version", version);
    }

    /** The branch that was built. Empty: what the build server knows. */
    public SlipwayBuildInformationTask branch(String branch) {
        return set("branch", branch);
    }

    /** The commit that was built. Empty: what the build server knows. */
    public SlipwayBuildInformationTask commit(String commit) {
        return set("commit", commit);
    }

    /** Where the source is. Empty: what the build server knows. A password in it is not sent. */
    public SlipwayBuildInformationTask repositoryUrl(String repositoryUrl) {
        return set("repositoryUrl", repositoryUrl);
    }

    /**
     * What to do when the server has this version already: fail, replace it, or leave it as it is. One of
     * FailIfExists, OverwriteExisting, IgnoreIfExists.
     */
    public SlipwayBuildInformationTask overwriteMode(String overwriteMode) {
        return set("overwriteMode", overwriteMode);
    }
}
