package dev.slipway.server.structured;

import java.util.Optional;

/**
 * Where a reader is in a tree of keys, as a variable's name: {@code servers:0:host} (R8.20). It stops to grow once it is longer than
 * every name, so that deep files with long keys take no more than their own size.
 */
final class KeyPath {
    private static final char SEPARATOR = ':';

    private final StructuredVariables variables;
    private final StringBuilder path = new StringBuilder();
    private int depth;

    KeyPath(StructuredVariables variables) {
        this.variables = variables;
    }

    /** @return what {@link #leave} is to be given */
    int enter(String key) {
        int before = path.length();
        if (before <= variables.longest()) {
            if (depth > 0) {
                path.append(SEPARATOR);
            }
            path.append(key);
        }
        depth++;
        return before;
    }

    void leave(int before) {
        path.setLength(before);
        depth--;
    }

    /** The variable that names this place. */
    Optional<StructuredVariable> variable() {
        return depth == 0 || path.length() > variables.longest() ? Optional.empty() : variables.find(path.toString());
    }
}
