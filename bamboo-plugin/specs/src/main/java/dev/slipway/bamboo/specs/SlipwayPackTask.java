package dev.slipway.bamboo.specs;

/** Packs files into a package; needs no server. */
public final class SlipwayPackTask extends SlipwayTask<SlipwayPackTask> {
    public SlipwayPackTask() {
        super("task.pack");
    }

    /** The package's name without its version, such as Acme.Web. */
    public SlipwayPackTask packageId(String packageId) {
        return set("packageId", packageId);
    }

    /** The package's version, such as 1.4.0. Empty: the date and time of the build, as in 2026.11.23.141507. */
    public SlipwayPackTask version(String version) {
        return set("version", version);
    }

    /** The kind of archive. The same files always give the same bytes. One of zip, nupkg, tar.gz, jar. */
    public SlipwayPackTask format(String format) {
        return set("format", format);
    }

    /** Where the files are; names in the package are relative to it. Relative to the workspace. */
    public SlipwayPackTask basePath(String basePath) {
        return set("basePath", basePath);
    }

    /** Patterns of files to pack: * within a name, ** for any number of directories, ? for one character. */
    public SlipwayPackTask includes(String... includes) {
        return set("includes", String.join("\n", includes));
    }

    /** Patterns of files to leave out. */
    public SlipwayPackTask excludes(String... excludes) {
        return set("excludes", String.join("\n", excludes));
    }

    /** Where the package is written; made if it does not exist. Relative to the workspace. */
    public SlipwayPackTask outputDirectory(String outputDirectory) {
        return set("outputDirectory", outputDirectory);
    }

    /** Replace a package file that is there already; otherwise fail. */
    public SlipwayPackTask overwrite(boolean overwrite) {
        return set("overwrite", String.valueOf(overwrite));
    }

    /** Title in the manifest of a nupkg. */
    public SlipwayPackTask title(String title) {
        return set("title", title);
    }

    /** Description in the manifest of a nupkg. */
    public SlipwayPackTask packageDescription(String description) {
        return set("description", description);
    }

    /** Authors in the manifest of a nupkg. */
    public SlipwayPackTask authors(String... authors) {
        return set("authors", String.join("\n", authors));
    }

    /** Release notes in the manifest of a nupkg. */
    public SlipwayPackTask releaseNotes(String releaseNotes) {
        return set("releaseNotes", releaseNotes);
    }
}
