package dev.slipway.server.problem;

import java.util.List;

/** No credentials, or none that are valid (HTTP 401). */
public final class Unauthenticated extends Problem {
    private static final long serialVersionUID = 1L;

    public Unauthenticated(String sentence) {
        super(sentence, List.of());
    }
}
