package dev.slipway.server.problem;

import java.util.List;

/** What is there already stands against the request (HTTP 409). */
public final class Conflict extends Problem {
    private static final long serialVersionUID = 1L;

    public Conflict(String sentence) {
        super(sentence, List.of(sentence));
    }
}
