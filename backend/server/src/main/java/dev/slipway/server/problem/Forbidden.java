package dev.slipway.server.problem;

import java.util.List;

/** The sender is known and lacks a permission (HTTP 403). */
public final class Forbidden extends Problem {
    private static final long serialVersionUID = 1L;

    public Forbidden(String sentence) {
        super(sentence, List.of());
    }
}
