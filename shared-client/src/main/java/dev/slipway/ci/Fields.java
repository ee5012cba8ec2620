package dev.slipway.ci;

import static dev.slipway.ci.FieldKind.DURATION;
import static dev.slipway.ci.FieldKind.FLAG;
import static dev.slipway.ci.FieldKind.INSTANT;
import static dev.slipway.ci.FieldKind.LIST;
import static dev.slipway.ci.FieldKind.MAP;
import static dev.slipway.ci.FieldKind.NUMBER;
import static dev.slipway.ci.FieldKind.PARAGRAPH;
import static dev.slipway.ci.FieldKind.TEXT;

import java.util.List;

/** All fields of all operations. */
final class Fields {
    static final Field SPACE = Field.of(
            "space", TEXT, "Space", "Name, slug or id of the space, if it is another one than the connection's.");

    static final Field PACKAGE_ID = Field.of(
                    "packageId", TEXT, "Package ID", "The package's name without its version, such as Acme.Web.")
            .required();
    static final Field PACKAGE_VERSION = Field.of(
            "version",
            TEXT,
            "Version",
            "The package's version, such as 1.4.0. Empty: the date and time of the build, as in 2026.11.23.141507.");
    static final Field FORMAT = Field.choice(
            "format",
            List.of("zip", "nupkg", "tar.gz", "jar"),
            "Format",
            "The kind of archive. The same files always give the same bytes.");
    static final Field BASE_PATH = Field.of(
                    "basePath",
                    TEXT,
                    "Base directory",
                    "Where the files are; names in the package are relative to it. Relative to the workspace.")
            .orElse(".");
    static final Field INCLUDES = Field.of(
                    "includes",
                    LIST,
                    "Include",
                    "Patterns of files to pack: * within a name, ** for any number of directories, ? for one character.")
            .orElse("**");
    static final Field EXCLUDES = Field.of("excludes", LIST, "Exclude", "Patterns of files to leave out.");
    static final Field OUTPUT_DIRECTORY = Field.of(
                    "outputDirectory",
                    TEXT,
                    "Output directory",
                    "Where the package is written; made if it does not exist. Relative to the workspace.")
            .orElse(".");
    static final Field OVERWRITE =
            Field.of("overwrite", FLAG, "Overwrite", "Replace a package file that is there already; otherwise fail.");
    static final Field TITLE = Field.of("title", TEXT, "Title", "Title in the manifest of a nupkg.");
    static final Field DESCRIPTION =
            Field.of("description", PARAGRAPH, "Description", "Description in the manifest of a nupkg.");
    static final Field AUTHORS = Field.of("authors", LIST, "Authors", "Authors in the manifest of a nupkg.");

    static final Field PACKAGE_PATHS = Field.of(
                    "packagePaths",
                    LIST,
                    "Packages",
                    "Patterns of the package files to push, relative to the workspace, such as out/*.zip. "
                            + "The name of each file gives its package's ID and version: Acme.Web.1.4.0.zip.")
            .required();
    static final Field PUSH_EXCLUDES =
            EXCLUDES.saying("Patterns of files that are not pushed although a pattern above names them.");
    static final Field OVERWRITE_MODE = Field.choice(
            "overwriteMode",
            List.of("FailIfExists", "OverwriteExisting", "IgnoreIfExists"),
            "If it exists already",
            "What to do when the server has this version already: fail, replace it, or leave it as it is.");
    static final Field DELTA = Field.of(
                    "delta",
                    FLAG,
                    "Send differences only",
                    "When the server has an earlier version of a large package, send what has changed.")
            .orElse("true");
    static final Field PARALLEL = Field.of(
                    "parallel", NUMBER, "Pushes at a time", "How many packages are pushed at the same time.")
            .orElse("4");
    static final Field FAIL_IF_NO_MATCH = Field.of(
                    "failIfNoMatch", FLAG, "Fail if nothing matches", "Fail when a pattern matches no file.")
            .orElse("true");

    static final Field PACKAGE_IDS = Field.of("packageIds", LIST, "Package IDs", "The packages that this build made.")
            .required();
    static final Field BUILT_VERSION = Field.of("version", TEXT, "Version", "The version of these packages.")
            .required();
    static final Field BRANCH =
            Field.of("branch", TEXT, "Branch", "The branch that was built. Empty: what the build server knows.");
    static final Field COMMIT =
            Field.of("commit", TEXT, "Commit", "The commit that was built. Empty: what the build server knows.");
    static final Field REPOSITORY_URL = Field.of(
            "repositoryUrl",
            TEXT,
            "Repository URL",
            "Where the source is. Empty: what the build server knows. A password in it is not sent.");

    static final Field PROJECT = Field.of("project", TEXT, "Project", "Name, slug or id of the project.")
            .required();
    static final Field NEW_RELEASE_VERSION = Field.of(
            "version",
            TEXT,
            "Release version",
            "The number of the new release. Empty: the next one by the project's version template.");
    static final Field CHANNEL = Field.of(
            "channel",
            TEXT,
            "Channel",
            "Name, slug or id of the channel. Empty: the one that fits, or the default one.");
    static final Field GIT_REF = Field.of(
            "gitRef",
            TEXT,
            "Git reference",
            "For a project whose process is in Git: the branch or tag from which it is taken.");
    static final Field GIT_COMMIT = Field.of(
            "gitCommit", TEXT, "Git commit", "For a project whose process is in Git: the commit on that reference.");
    static final Field PACKAGES = Field.of(
            "packages",
            LIST,
            "Package versions",
            "Versions for single packages: Step:Version, PackageID:Version or Step:Reference:Version.");
    static final Field DEFAULT_PACKAGE_VERSION = Field.of(
            "defaultPackageVersion",
            TEXT,
            "Default package version",
            "The version of all packages that are not named above. Empty: the newest that the channel allows.");
    static final Field GIT_RESOURCES = Field.of(
            "gitResources",
            LIST,
            "Git resources",
            "References for Git resources of steps: Step:Reference or Step:Name:Reference.");
    static final Field RELEASE_NOTES =
            Field.of("releaseNotes", PARAGRAPH, "Release notes", "What is in the release, in Markdown.");
    static final Field RELEASE_NOTES_FILE = Field.of(
            "releaseNotesFile",
            TEXT,
            "Release notes file",
            "A file of the workspace with the release notes, added below those above.");
    static final Field RELEASE_NOTES_FROM_CHANGES = Field.of(
            "releaseNotesFromChanges",
            FLAG,
            "Changes as release notes",
            "Add a list of this build's commits to the release notes.");
    static final Field LINK_TO_BUILD =
            Field.of("linkToBuild", FLAG, "Link to the build", "Begin the release notes with a link to this build.");
    static final Field CUSTOM_FIELDS = Field.of(
            "customFields",
            MAP,
            "Custom fields",
            "Values for the release's custom fields, one name=value on each line.");
    static final Field IGNORE_EXISTING = Field.of(
            "ignoreExisting",
            FLAG,
            "Use an existing release",
            "When a release with this number exists, go on with it instead of failing.");
    static final Field IGNORE_CHANNEL_RULES = Field.of(
            "ignoreChannelRules",
            FLAG,
            "Ignore channel rules",
            "Create the release even if package versions do not fit the channel's rules.");
    static final Field DEPLOY_TO = Field.of(
            "deployTo",
            LIST,
            "Deploy to",
            "Environments to deploy the new release to. Empty: the release is not deployed.");

    static final Field RELEASE_VERSION = Field.of(
                    "version",
                    TEXT,
                    "Release version",
                    "The number of the release, or latest for the newest one of the project (and channel).")
            .required();
    static final Field ENVIRONMENTS = Field.of(
                    "environments", LIST, "Environments", "Names, slugs or ids of the environments to deploy to.")
            .required();
    static final Field FROM = Field.of(
                    "from", TEXT, "From", "The environment whose newest successfully deployed release is taken.")
            .required();
    static final Field TO = Field.of("to", LIST, "To", "The environments that this release is deployed to.")
            .required();
    static final Field RUNBOOK = Field.of("runbook", TEXT, "Runbook", "Name, slug or id of the runbook.")
            .required();
    static final Field RUNBOOK_ENVIRONMENTS =
            ENVIRONMENTS.saying("Names, slugs or ids of the environments to run it in.");
    static final Field SNAPSHOT =
            Field.of("snapshot", TEXT, "Snapshot", "Name or id of the snapshot to run. Empty: the published one.");

    static final Field TENANTS = Field.of(
            "tenants",
            LIST,
            "Tenants",
            "Names, slugs or ids of tenants; * for all that are linked to the project in the environment.");
    static final Field TENANT_TAGS =
            Field.of("tenantTags", LIST, "Tenant tags", "Tenants that have these tags, each written Set/Tag.");
    static final Field VARIABLES = Field.of(
            "variables", MAP, "Prompted variables", "Values for prompted variables, one name=value on each line.");
    static final Field SKIP_STEPS =
            Field.of("skipSteps", LIST, "Steps to skip", "Names of steps that are not to be run this time.");
    static final Field TARGETS = Field.of(
            "targets", LIST, "Only these targets", "Names, slugs or ids of targets; no others take part. Empty: all.");
    static final Field EXCLUDED_TARGETS = Field.of(
            "excludedTargets", LIST, "Targets to leave out", "Names, slugs or ids of targets that do not take part.");
    static final Field GUIDED_FAILURE = Field.choice(
            "guidedFailure",
            List.of("Default", "On", "Off"),
            "Guided failure",
            "Whether a person is asked what to do when a step fails. Default: as the environment or project says.");
    static final Field FORCE_PACKAGE_DOWNLOAD = Field.of(
            "forcePackageDownload",
            FLAG,
            "Download packages again",
            "Fetch packages from their feeds and send them to the targets even where they are already.");
    static final Field DEPLOY_AT = Field.of(
            "deployAt",
            INSTANT,
            "Not before",
            "When to start, such as 2026-11-23T22:00:00+01:00. Empty: at once. The wait counts from then.");
    static final Field EXPIRES_AT =
            Field.of("expiresAt", INSTANT, "Not after", "When to give up if it could not be started. Empty: never.");

    static final Field DRY_RUN = Field.of(
            "dryRun",
            FLAG,
            "Only try",
            "Check everything against the server and say what would be done, without doing it.");
    static final Field WAIT = Field.of(
                    "wait", FLAG, "Wait", "Wait until it is finished, and show its log in the build's.")
            .orElse("true");
    static final Field TIMEOUT = Field.of(
                    "timeout",
                    DURATION,
                    "Time-out",
                    "How long to wait at most: 90s, 30m, 1h30m, 2d or HH:mm:ss. Then the build fails.")
            .orElse("30m");
    static final Field CANCEL_ON_TIMEOUT = Field.of(
            "cancelOnTimeout", FLAG, "Cancel at time-out", "When the time is over, cancel what is still running.");
    static final Field CANCEL_ON_ABORT = Field.of(
                    "cancelOnAbort",
                    FLAG,
                    "Cancel with the build",
                    "When the build is aborted, cancel what it started.")
            .orElse("true");
    static final Field STREAM_LOG = Field.of(
                    "streamLog", FLAG, "Show the log", "Show the log in the build's while it is written.")
            .orElse("true");
    static final Field FAIL_ON = Field.choice(
            "failOn",
            List.of("any", "all", "none"),
            "Fail if",
            "When the build fails: if any of what it started failed, only if all of it failed, or never.");
    static final Field TASKS = Field.of("tasks", LIST, "Tasks", "Ids of the server tasks to wait for: ServerTasks-42.")
            .required();

    private Fields() {}
}
