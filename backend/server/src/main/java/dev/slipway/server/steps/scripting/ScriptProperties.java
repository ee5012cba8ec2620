package dev.slipway.server.steps.scripting;

import dev.slipway.server.engine.ActionRun;
import dev.slipway.server.expression.Evaluated;
import dev.slipway.server.expression.Expressions;
import dev.slipway.server.expression.VariableDictionary;
import org.jspecify.annotations.Nullable;

/** Scripts that stand in the process itself. */
public final class ScriptProperties {
    private ScriptProperties() {}

    /**
     * The body of a script with its expressions evaluated (R8.3), empty when there is none. A script may use the same signs
     * otherwise, so what is no expression stays as it is.
     */
    public static String body(ActionRun run, VariableDictionary variables, String property) {
        @Nullable String raw = variables.raw(property);
        if (raw == null) {
            return "";
        }
        Evaluated evaluated = Expressions.evaluateLeniently(raw, variables);
        evaluated.errors().forEach(error -> run.verbose(property + ": " + error));
        evaluated.unresolved().forEach(token -> run.verbose("There is no variable for " + token));
        return evaluated.text();
    }
}
