package dev.slipway.server.problem;

import java.util.List;

/** The request's body is larger than the server takes (HTTP 413). */
public final class TooLarge extends Problem {
    private static final long serialVersionUID = 1L;

    public TooLarge(String sentence) {
        super(sentence, List.of(sentence));
    }
}
