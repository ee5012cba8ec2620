package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.util.Map;

/** A reason not to promote a release; while one is unresolved, later phases refuse it (R7.9). */
@WireRecord
public record Defect(String id, String description, DefectStatus status, Map<String, String> links)
        implements DefectBuilder.With {
    public Defect {
        status = requireNonNullElse(status, DefectStatus.UNRESOLVED);
    }
}
