package dev.slipway.bamboo.specs;

/** Pushes package files to the server. */
public final class SlipwayPushTask extends ServerTask<SlipwayPushTask> {
    public SlipwayPushTask() {
        super("task.push");
    }

    /**
     * Patterns of the package files to push, relative to the workspace, such as {@code out/*.zip}. The name of each
     * file gives its package's ID and version: Acme.Web.1.4.0.zip.
     */
    public SlipwayPushTask packagePaths(String... packagePaths) {
        return set("packagePaths", String.join("\n", packagePaths));
    }

    /** Patterns of files that are not pushed although a pattern above names them. */
    public SlipwayPushTask excludes(String... excludes) {
        return set("excludes", String.join("\n", excludes));
    }

    /**
     * What to do when the server has this version already: fail, replace it, or leave it as it is. One of
     * FailIfExists, OverwriteExisting, IgnoreIfExists.
     */
    public SlipwayPushTask overwriteMode(String overwriteMode) {
        return set("overwriteMode", overwriteMode);
    }

    /** When the server has an earlier version of a large package, send what has changed. */
    public SlipwayPushTask delta(boolean delta) {
        return set("delta", String.valueOf(delta));
    }

    /** How many packages are pushed at the same time. */
    public SlipwayPushTask parallel(int parallel) {
        return set("parallel", String.valueOf(parallel));
    }

    /** Fail when a pattern matches no file. */
    public SlipwayPushTask failIfNoMatch(boolean failIfNoMatch) {
        return set("failIfNoMatch", String.valueOf(failIfNoMatch));
    }
}
