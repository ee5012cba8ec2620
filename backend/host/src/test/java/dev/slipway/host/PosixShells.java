package dev.slipway.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The POSIX shells that this machine has. */
final class PosixShells {
    private static final List<String> KNOWN =
            List.of("dash", "bash --posix", "busybox ash", "mksh", "ksh", "ksh93", "posh", "yash");

    private PosixShells() {}

    static Stream<String> installed() {
        return KNOWN.stream().filter(shell -> isInstalled(shell.split(" ")[0]));
    }

    static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** The processes whose command line contains a text. */
    static List<String> processesWith(String text) throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .map(PosixShells::commandLine)
                    .filter(line -> line.contains(text))
                    .toList();
        }
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), java.nio.charset.StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
        } catch (IOException e) {
            return ""; // not a process, or no longer one
        }
    }
}
