package dev.slipway.server.expression;

import java.util.List;

/**
 * What came out of a template.
 *
 * @param text the result; the template itself when it could not be evaluated at all; empty when the result is null
 * @param isNull whether the template asked for no value at all, by the filter {@code Null}
 * @param unresolved the tokens that have stayed in the text, as written, once each (R6.26); at most 1000
 * @param errors what else went wrong, as sentences: malformed templates, self referencing loops, limits
 */
public record Evaluated(String text, boolean isNull, List<String> unresolved, List<String> errors) {
    public Evaluated {
        unresolved = List.copyOf(unresolved);
        errors = List.copyOf(errors);
    }

    /** Whether everything in the template had a value. */
    public boolean isComplete() {
        return unresolved.isEmpty() && errors.isEmpty();
    }
}
