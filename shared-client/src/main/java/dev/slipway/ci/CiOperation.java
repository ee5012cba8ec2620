package dev.slipway.ci;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a build can ask of Slipway. The forms, descriptors and pages of all build servers are checked against this. */
@SuppressWarnings("ImmutableEnumChecker") // lists that nobody can change, and functions without state
public enum CiOperation {
    PACK(
            "pack",
            "Pack a package",
            List.of(
                    Fields.PACKAGE_ID,
                    Fields.PACKAGE_VERSION,
                    Fields.FORMAT,
                    Fields.BASE_PATH,
                    Fields.INCLUDES,
                    Fields.EXCLUDES,
                    Fields.OUTPUT_DIRECTORY,
                    Fields.OVERWRITE,
                    Fields.TITLE,
                    Fields.DESCRIPTION,
                    Fields.AUTHORS,
                    Fields.RELEASE_NOTES.saying("Release notes in the manifest of a nupkg.")),
            PackRequest::read),
    PUSH(
            "push",
            "Push packages",
            List.of(
                    Fields.SPACE,
                    Fields.PACKAGE_PATHS,
                    Fields.PUSH_EXCLUDES,
                    Fields.OVERWRITE_MODE,
                    Fields.DELTA,
                    Fields.PARALLEL,
                    Fields.FAIL_IF_NO_MATCH),
            PushRequest::read),
    BUILD_INFORMATION(
            "build-information",
            "Push build information",
            List.of(
                    Fields.SPACE,
                    Fields.PACKAGE_IDS,
                    Fields.BUILT_VERSION,
                    Fields.BRANCH,
                    Fields.COMMIT,
                    Fields.REPOSITORY_URL,
                    Fields.OVERWRITE_MODE),
            BuildInformationRequest::read),
    CREATE_RELEASE(
            "create-release",
            "Create a release",
            executed(List.of(
                    Fields.SPACE,
                    Fields.PROJECT,
                    Fields.NEW_RELEASE_VERSION,
                    Fields.CHANNEL,
                    Fields.GIT_REF,
                    Fields.GIT_COMMIT,
                    Fields.PACKAGES,
                    Fields.DEFAULT_PACKAGE_VERSION,
                    Fields.GIT_RESOURCES,
                    Fields.RELEASE_NOTES,
                    Fields.RELEASE_NOTES_FILE,
                    Fields.RELEASE_NOTES_FROM_CHANGES,
                    Fields.LINK_TO_BUILD,
                    Fields.CUSTOM_FIELDS,
                    Fields.IGNORE_EXISTING,
                    Fields.IGNORE_CHANNEL_RULES,
                    Fields.DEPLOY_TO)),
            CreateReleaseRequest::read),
    DEPLOY(
            "deploy",
            "Deploy a release",
            executed(List.of(
                    Fields.SPACE,
                    Fields.PROJECT,
                    Fields.RELEASE_VERSION,
                    Fields.CHANNEL.saying(
                            "Where version is latest: name, slug or id of the channel whose newest release is meant."),
                    Fields.ENVIRONMENTS)),
            DeployRequest::read),
    PROMOTE(
            "promote",
            "Promote a release",
            executed(List.of(
                    Fields.SPACE,
                    Fields.PROJECT,
                    Fields.CHANNEL.saying(
                            "Name, slug or id of the channel whose releases alone are meant. Empty: all."),
                    Fields.FROM,
                    Fields.TO)),
            PromoteRequest::read),
    RUNBOOK(
            "runbook",
            "Run a runbook",
            executed(List.of(
                    Fields.SPACE,
                    Fields.PROJECT,
                    Fields.RUNBOOK,
                    Fields.RUNBOOK_ENVIRONMENTS,
                    Fields.SNAPSHOT,
                    Fields.GIT_REF.saying("For runbooks in Git: the branch or tag from which it is taken."))),
            RunbookRequest::read),
    AWAIT(
            "await",
            "Await tasks",
            List.of(
                    Fields.SPACE,
                    Fields.TASKS,
                    Fields.TIMEOUT,
                    Fields.CANCEL_ON_TIMEOUT,
                    Fields.CANCEL_ON_ABORT.orElse("false"),
                    Fields.STREAM_LOG,
                    Fields.FAIL_ON),
            AwaitRequest::read);

    private interface Reading {
        OperationRequest read(InputReader in);
    }

    private final String key;
    private final String title;
    private final List<Field> fields;
    private final Reading reading;

    CiOperation(String key, String title, List<Field> fields, Reading reading) {
        this.key = key;
        this.title = title;
        this.fields = fields;
        this.reading = reading;
    }

    private static List<Field> execution() {
        return List.of(
                Fields.TENANTS,
                Fields.TENANT_TAGS,
                Fields.VARIABLES,
                Fields.SKIP_STEPS,
                Fields.TARGETS,
                Fields.EXCLUDED_TARGETS,
                Fields.GUIDED_FAILURE,
                Fields.FORCE_PACKAGE_DOWNLOAD,
                Fields.DEPLOY_AT,
                Fields.EXPIRES_AT,
                Fields.DRY_RUN);
    }

    private static List<Field> waiting() {
        return List.of(
                Fields.WAIT,
                Fields.TIMEOUT,
                Fields.CANCEL_ON_TIMEOUT,
                Fields.CANCEL_ON_ABORT,
                Fields.STREAM_LOG,
                Fields.FAIL_ON);
    }

    private static List<Field> executed(List<Field> own) {
        return Stream.of(own, execution(), waiting()).flatMap(List::stream).toList();
    }

    /** Lower case with hyphens: {@code create-release}. Stays the same for ever, for jobs store it. */
    public String key() {
        return key;
    }

    /** A few words, as the name of a step. */
    public String title() {
        return title;
    }

    /** In the order of a form. */
    public List<Field> fields() {
        return fields;
    }

    /** @throws IllegalArgumentException when the operation has no such field */
    public Field field(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + key + "' has no field '" + name + "'"));
    }

    public static Optional<CiOperation> ofKey(String key) {
        return Stream.of(values())
                .filter(operation -> operation.key.equals(key.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** All that is wrong with what was typed, found without asking the server. */
    public List<InputProblem> problems(Inputs inputs) {
        var reader = new InputReader(this, inputs);
        reading.read(reader);
        return reader.problems();
    }

    /**
     * What was typed, as a request.
     *
     * @throws CiFailure of the reason {@link CiFailure.Reason#INPUT} that names all problems
     */
    public OperationRequest read(Inputs inputs) {
        var reader = new InputReader(this, inputs);
        OperationRequest request = reading.read(reader);
        List<InputProblem> problems = new ArrayList<>(reader.problems());
        if (!problems.isEmpty()) {
            throw CiFailure.ofInputs(problems);
        }
        return request;
    }
}
