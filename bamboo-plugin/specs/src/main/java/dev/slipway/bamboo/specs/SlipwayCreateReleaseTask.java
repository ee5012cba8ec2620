package dev.slipway.bamboo.specs;

import java.util.Map;
import java.util.stream.Collectors;

/** Creates a release and, if environments are given, deploys it. */
public final class SlipwayCreateReleaseTask extends ExecutionTask<SlipwayCreateReleaseTask> {
    public SlipwayCreateReleaseTask() {
        super("task.createrelease");
    }

    /** Name, slug or id of the project. */
    public SlipwayCreateReleaseTask project(String project) {
        return set("project", project);
    }

    /** The number of the new release. Empty: the next one by the project's version template. */
    public SlipwayCreateReleaseTask version(String version) {
        return set("version", version);
    }

    /** Name, slug or id of the channel. Empty: the one that fits, or the default one. */
    public SlipwayCreateReleaseTask channel(String channel) {
        return set("channel", channel);
    }

    /** For a project whose process is in Git: the branch or tag from which it is taken. */
    public SlipwayCreateReleaseTask gitRef(String gitRef) {
        return set("gitRef", gitRef);
    }

    /** For a project whose process is in Git: the commit on that reference. */
    public SlipwayCreateReleaseTask gitCommit(String gitCommit) {
        return set("gitCommit", gitCommit);
    }

    /** Versions for single packages: Step:Version, PackageID:Version or Step:Reference:Version. */
    public SlipwayCreateReleaseTask packages(String... packages) {
        return set("packages", String.join("\n", packages));
    }

    /** The version of all packages that are not named above. Empty: the newest that the channel allows. */
    public SlipwayCreateReleaseTask defaultPackageVersion(String defaultPackageVersion) {
        return set("defaultPackageVersion", defaultPackageVersion);
    }

    /** References for Git resources of steps: Step:Reference or Step:Name:Reference. */
    public SlipwayCreateReleaseTask gitResources(String... gitResources) {
        return set("gitResources", String.join("\n", gitResources));
    }

    /** What is in the release, in Markdown. */
    public SlipwayCreateReleaseTask releaseNotes(String releaseNotes) {
        return set("releaseNotes", releaseNotes);
    }

    /** A file of the workspace with the release notes, added below those above. */
    public SlipwayCreateReleaseTask releaseNotesFile(String releaseNotesFile) {
        return set("releaseNotesFile", releaseNotesFile);
    }

    /** Add a list of this build's commits to the release notes. */
    public SlipwayCreateReleaseTask releaseNotesFromChanges(boolean releaseNotesFromChanges) {
        return set("releaseNotesFromChanges", String.valueOf(releaseNotesFromChanges));
    }

    /** Begin the release notes with a link to this build. */
    public SlipwayCreateReleaseTask linkToBuild(boolean linkToBuild) {
        return set("linkToBuild", String.valueOf(linkToBuild));
    }

    /** Values for the release's custom fields, one name=value on each line. */
    public SlipwayCreateReleaseTask customFields(Map<String, String> customFields) {
        return set(
                "customFields",
                customFields.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining("\n")));
    }

    /** When a release with this number exists, go on with it instead of failing. */
    public SlipwayCreateReleaseTask ignoreExisting(boolean ignoreExisting) {
        return set("ignoreExisting", String.valueOf(ignoreExisting));
    }

    /** Create the release even if package versions do not fit the channel's rules. */
    public SlipwayCreateReleaseTask ignoreChannelRules(boolean ignoreChannelRules) {
        return set("ignoreChannelRules", String.valueOf(ignoreChannelRules));
    }

    /** Environments to deploy the new release to. Empty: the release is not deployed. */
    public SlipwayCreateReleaseTask deployTo(String... deployTo) {
        return set("deployTo", String.join("\n", deployTo));
    }
}
