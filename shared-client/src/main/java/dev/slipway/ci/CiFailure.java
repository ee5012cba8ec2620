package dev.slipway.ci;

import dev.slipway.client.SlipwayException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An operation did not do what it should. The message is for the user, and has no secret in it. */
public final class CiFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, which a build server may show or act upon. */
    public enum Reason {
        /** What was typed is not right; the server was not asked. */
        INPUT("input"),
        /** There is no API key, or it is wrong or expired. */
        AUTHENTICATION("authentication"),
        /** The user of the API key may not do this. */
        PERMISSION("permission"),
        NOT_FOUND("not-found"),
        /** The server refused what was asked. */
        VALIDATION("validation"),
        /** The release has not come so far in its lifecycle. */
        LIFECYCLE("lifecycle"),
        /** It exists already, or somebody else changed it meanwhile. */
        CONFLICT("conflict"),
        /** The server is not there or busy; the same may work later. */
        TRANSIENT("transient"),
        /** A task failed on the server. */
        TASK_FAILED("task-failed"),
        /** The time was over before all tasks were completed. */
        TIMED_OUT("timed-out"),
        /** Somebody cancelled a task on the server. */
        CANCELED("canceled"),
        /** The build was aborted. */
        ABORTED("aborted"),
        /** Something that should not happen, here or in the server. */
        FAULT("fault");

        private final String key;

        Reason(String key) {
            this.key = key;
        }

        /** Stays the same for ever: identities of build problems are made of it. */
        public String key() {
            return key;
        }
    }

    private final Reason reason;
    private final List<InputProblem> problems;
    private final @Nullable TaskResult result;

    public CiFailure(Reason reason, String message) {
        this(reason, message, List.of(), null, null);
    }

    public CiFailure(Reason reason, String message, @Nullable Throwable cause) {
        this(reason, message, List.of(), null, cause);
    }

    private CiFailure(
            Reason reason,
            String message,
            List<InputProblem> problems,
            @Nullable TaskResult result,
            @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.problems = List.copyOf(problems);
        this.result = result;
    }

    static CiFailure of(Reason reason, String message, TaskResult result) {
        return new CiFailure(reason, message, List.of(), result, null);
    }

    static CiFailure ofInputs(List<InputProblem> problems) {
        String message = problems.stream()
                .map(problem -> problem.field() + ": " + problem.message())
                .collect(Collectors.joining("; "));
        return new CiFailure(Reason.INPUT, message, problems, null, null);
    }

    /** Decided from the kind of the failure, which is decided from the status, never from words. */
    public static CiFailure of(SlipwayException e) {
        Reason reason =
                switch (e.kind()) {
                    case AUTHENTICATION -> Reason.AUTHENTICATION;
                    case PERMISSION -> Reason.PERMISSION;
                    case NOT_FOUND -> Reason.NOT_FOUND;
                    case CONFLICT -> Reason.CONFLICT;
                    case VALIDATION -> Reason.VALIDATION;
                    case TRANSIENT, UNREACHABLE -> Reason.TRANSIENT;
                    case CANCELLED -> Reason.ABORTED;
                    case SERVER, PROTOCOL -> Reason.FAULT;
                };
        String said = e.errors().isEmpty() ? String.valueOf(e.getMessage()) : String.join(" ", e.errors());
        return new CiFailure(reason, said, e);
    }

    /**
     * The server did not say what came of a command, however often it was sent.
     *
     * @param what may be the case now, such as {@code 1.0.0 is being deployed}
     * @param page where one can see it
     */
    static CiFailure inDoubt(SlipwayException e, String what, String page) {
        return new CiFailure(
                of(e).reason(),
                "The server did not say whether " + what + "; look before trying again: " + page + " (" + e.getMessage()
                        + ")",
                e);
    }

    public Reason reason() {
        return reason;
    }

    /** What is wrong field by field; empty unless the reason is {@link Reason#INPUT}. */
    public List<InputProblem> problems() {
        return problems;
    }

    /** What had been started, so that a build can link to it; empty when nothing was. */
    public Optional<TaskResult> result() {
        return Optional.ofNullable(result);
    }
}
