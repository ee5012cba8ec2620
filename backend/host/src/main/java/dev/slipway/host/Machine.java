package dev.slipway.host;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts operations on one machine. */
final class Machine implements AutoCloseable {
    /** Reads as many bytes of shell text as the second argument says, without taking one more from the standard input. */
    private static final String READ_SCRIPT = "set -f; IFS=; eval $(dd bs=1 count=$2 2>/dev/null)";

    private final Shell shell;
    private final HostSettings settings;

    Machine(Shell shell, HostSettings settings) {
        this.shell = shell;
        this.settings = settings;
    }

    HostSettings settings() {
        return settings;
    }

    /** @param purpose completes the sentence "Could not ..." in the message of what is thrown */
    Call call(Operation operation, String purpose, String... arguments) throws IOException {
        byte[] text = operation.text();
        List<String> words = Stream.concat(
                        Stream.of(settings.posixShell().split(" ")),
                        Stream.of("-c", READ_SCRIPT, "slipway", settings.posixShell(), String.valueOf(text.length)))
                .toList();
        String commandLine = words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" ", "exec ", ""));
        String root = settings.root() == null ? "" : settings.root();
        Call call = new Call(shell.start(commandLine), purpose);
        call.send(text);
        call.sendLine(root);
        for (String argument : arguments) {
            call.sendLine(argument);
        }
        return call;
    }

    @Override
    public void close() {
        shell.close();
    }
}
