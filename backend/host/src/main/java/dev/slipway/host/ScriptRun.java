package dev.slipway.host;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to run. A secret belongs into a private file or the environment, never into {@code command}: every user of the
 * machine sees the arguments of a process.
 *
 * @param files written below {@link ScriptHost#privateDirectory} before the start, readable by the machine's user only
 * @param command the program and its arguments
 * @param directory absolute; null is a fresh directory that goes away with the ticket
 * @param environment added to what the machine's user gets on signing in; never shown by {@code toString}
 */
public record ScriptRun(
        List<FileContent> files, List<String> command, @Nullable String directory, Map<String, String> environment) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    public ScriptRun {
        files = List.copyOf(files);
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("There is no program to run");
        }
        if (directory != null) {
            AbsolutePath.check(directory);
        }
        command.forEach(argument -> refuseNul("An argument", argument));
        environment.forEach((name, value) -> {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("'" + name + "' is not the name of an environment variable");
            }
            refuseNul("The environment variable " + name, value);
        });
    }

    /** Runs in a fresh directory, with nothing added to the environment. */
    public static ScriptRun of(List<FileContent> files, List<String> command) {
        return new ScriptRun(files, command, null, Map.of());
    }

    private static void refuseNul(String what, String value) {
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(what + " contains a NUL character");
        }
    }

    @Override
    public String toString() {
        return command + " with " + files + " and " + environment.keySet();
    }
}
