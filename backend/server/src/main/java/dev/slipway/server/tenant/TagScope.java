package dev.slipway.server.tenant;

import java.util.Arrays;
import java.util.Optional;

/** What the tags of a set are for (R9.10). */
public enum TagScope {
    TENANT("Tenant"),
    ENVIRONMENT("Environment"),
    PROJECT("Project"),
    RUNBOOK("Runbook"),
    TARGET("Target");

    private final String wireName;

    TagScope(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    static Optional<TagScope> of(String text) {
        return Arrays.stream(values())
                .filter(scope -> scope.wireName.equalsIgnoreCase(text.strip()))
                .findFirst();
    }
}
