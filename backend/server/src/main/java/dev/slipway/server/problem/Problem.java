package dev.slipway.server.problem;

import java.util.List;

/** A refusal. The message is a sentence for whoever sent the request; one class of {@code http} turns it into the answer. */
public abstract sealed class Problem extends RuntimeException
        permits Conflict, Forbidden, Invalid, NotFound, TooLarge, Unauthenticated {
    private static final long serialVersionUID = 1L;

    private final transient List<String> details;

    Problem(String message, List<String> details) {
        super(message);
        this.details = List.copyOf(details);
    }

    Problem(String message, List<String> details, Throwable cause) {
        super(message, cause);
        this.details = List.copyOf(details);
    }

    /** Each single thing that is wrong, in the order of the request. */
    public List<String> details() {
        return details;
    }
}
