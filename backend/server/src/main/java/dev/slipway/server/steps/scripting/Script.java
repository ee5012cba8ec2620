package dev.slipway.server.steps.scripting;

import org.jspecify.annotations.Nullable;

/**
 * A script to be run.
 *
 * @param body its text; null when it is a file on the machine
 * @param path of that file, absolute; of a text the name of the private file it is written to
 * @param parameters a raw command-line tail for the interpreter (R8.4)
 */
public record Script(ScriptLanguage language, @Nullable String body, String path, String parameters) {
    /** A text; ends of lines as Windows has them are no trouble. */
    public static Script inline(ScriptLanguage language, String body, String parameters) {
        return new Script(language, body.replace("\r\n", "\n"), "script" + language.extension(), parameters);
    }

    /** A file that is on the machine. */
    public static Script file(ScriptLanguage language, String absolutePath, String parameters) {
        return new Script(language, null, absolutePath, parameters);
    }

    /** Not its text or parameters, which may hold secrets. */
    @Override
    public String toString() {
        return language + " script " + path;
    }
}
