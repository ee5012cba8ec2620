package dev.slipway.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Everything in a directory of a machine. */
final class Entries {
    private static final int MOST = 100_000;

    private Entries() {}

    /**
     * All files and directories below a directory, by relative path; none when there is no such directory.
     *
     * @throws IOException also when there are more than 100,000
     */
    static List<String> below(Machine machine, String directory, String purpose) throws IOException {
        List<String> paths = new ArrayList<>();
        try (Call call = machine.call(Operation.ENTRIES, purpose, directory, String.valueOf(MOST + 1))) {
            List<String> lines = call.lines();
            if (lines.size() > MOST) {
                throw call.failure("there is more than " + MOST + " files and directories in it");
            }
            for (String line : lines) {
                if (!line.startsWith("./")) {
                    throw call.failure("");
                }
                paths.add(line.substring(2));
            }
        }
        return paths;
    }
}
