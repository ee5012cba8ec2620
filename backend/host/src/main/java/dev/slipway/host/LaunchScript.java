package dev.slipway.host;

import java.util.TreeMap;
import java.util.stream.Collectors;

/** The shell text that turns into the program of a run. It is a private file, so it may hold secrets. */
final class LaunchScript {
    private LaunchScript() {}

    /**
     * Expects to be started in the ticket's directory with two arguments: the umask of the run, and the directory of its
     * control group, which is empty where there is none.
     */
    static String of(ScriptRun run) {
        var text = new StringBuilder(
                """
                umask "$1"
                [ -z "$2" ] || { echo $$ >"$2/cgroup.procs" || rm -f group; } 2>/dev/null
                """);
        new TreeMap<>(run.environment()).forEach((name, value) -> text.append(name)
                .append('=')
                .append(quoted(value))
                .append("\nexport ")
                .append(name)
                .append('\n'));
        String directory = run.directory() == null ? "./work" : quoted(run.directory());
        text.append("cd ").append(directory).append(" || exit 126\n");
        return text.append(run.command().stream()
                        .map(LaunchScript::quoted)
                        .collect(Collectors.joining(" ", "exec ", "\n")))
                .toString();
    }

    /** Between single quotes nothing means anything, except the single quote. */
    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
