package dev.slipway.server.variable;

import dev.slipway.server.persistence.Names;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A dimension that a value can be limited in, with its weight among those that apply; most specific first (R6.5, R6.6). */
public enum ScopeField {
    ACTION(512),
    MACHINE(256),
    ROLE(64),
    TENANT(32),
    TENANT_TAG(16),
    ENVIRONMENT(8),
    CHANNEL(4),
    PROCESS_OWNER(2);

    private final int weight;

    ScopeField(int weight) {
        this.weight = weight;
    }

    int weight() {
        return weight;
    }

    /** Such as {@code TenantTag}, the key in a variable's scope. */
    public String wireName() {
        return Stream.of(name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** The dimension of that name, in any case. */
    public static Optional<ScopeField> of(String wireName) {
        return Stream.of(values())
                .filter(field -> field.wireName().equalsIgnoreCase(wireName))
                .findFirst();
    }

    /** Roles and tags are names, compared in any case; all else are ids. */
    boolean holdsNames() {
        return this == ROLE || this == TENANT_TAG;
    }

    String key(String value) {
        return holdsNames() ? Names.key(value) : value;
    }
}
