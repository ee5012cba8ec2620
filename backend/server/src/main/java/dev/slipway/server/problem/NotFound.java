package dev.slipway.server.problem;

import java.util.List;

/** There is nothing of that kind under that name, or the sender may not know of it (HTTP 404). */
public final class NotFound extends Problem {
    private static final long serialVersionUID = 1L;

    public NotFound(String sentence) {
        super(sentence, List.of());
    }

    /** @param kind the resource in the singular and lower case, such as {@code environment} */
    public static NotFound of(String kind, String idOrName) {
        return new NotFound("There is no " + kind + " '" + idOrName + "'.");
    }
}
