package dev.slipway.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Links and sealed directories with nothing but a POSIX shell; every operation is one round trip. */
final class ShellMachineLinks implements MachineLinks {
    private final Machine machine;

    ShellMachineLinks(Machine machine) {
        this.machine = machine;
    }

    @Override
    public View look(String directory, List<String> paths) throws IOException {
        checkUnlessEmpty(directory);
        try (Call call = machine.call(Operation.LOOK_LINKS, "look at " + String.join(", ", paths), directory)) {
            for (String path : paths) {
                call.sendLine(AbsolutePath.check(path));
            }
            List<String> lines = call.lines();
            if (lines.size() != paths.size() + 1) {
                throw call.failure("the machine's answer is not complete");
            }
            return new View(
                    lines.get(0),
                    lines.subList(1, lines.size()).stream()
                            .map(LinkPlace::parse)
                            .toList());
        }
    }

    @Override
    public boolean point(String directory, Ticket owner, List<Link> links) throws IOException {
        checkUnlessEmpty(directory);
        String purpose =
                "switch " + String.join(", ", links.stream().map(Link::path).toList());
        try (Call call = machine.call(Operation.POINT_LINKS, purpose, directory, owner.id())) {
            for (Link link : links) {
                AbsolutePath.refuseUnspeakable(link.target());
                call.sendLine(AbsolutePath.check(link.path()));
                call.sendLine(link.target());
            }
            return call.lines().stream().allMatch("renamed"::equals);
        }
    }

    private static void checkUnlessEmpty(String directory) {
        if (!directory.isEmpty()) {
            AbsolutePath.check(directory);
        }
    }

    @Override
    public List<String> carry(String from, String to, List<String> paths, boolean isReplacing) throws IOException {
        AbsolutePath.check(from);
        AbsolutePath.check(to);
        String purpose = "carry files from " + from + " over to " + to;
        try (Call call = machine.call(Operation.CARRY, purpose, from, to, isReplacing ? "yes" : "no")) {
            for (String path : paths) {
                call.sendLine(path.equals(".") ? path : "./" + RelativePath.check(path));
            }
            return call.lines();
        }
    }

    @Override
    public List<String> kept(String directory, List<String> keep, Set<String> butFor) throws IOException {
        AbsolutePath.check(directory);
        var patterns = new KeepPatterns(keep);
        return patterns.keepNothing()
                ? List.of()
                : patterns.kept(Entries.below(machine, directory, "list " + directory), butFor);
    }

    @Override
    public List<Retired> retire(List<String> directories, List<String> links) throws IOException {
        try (Call call = machine.call(Operation.RETIRE, "delete " + String.join(", ", directories))) {
            for (String link : links) {
                call.sendLine(AbsolutePath.check(link));
            }
            call.sendLine("");
            for (String directory : directories) {
                call.sendLine(AbsolutePath.check(directory));
            }
            List<String> answers = call.lines();
            if (answers.size() != directories.size()) {
                throw call.failure("the machine's answer is not complete");
            }
            var retired = new ArrayList<Retired>();
            for (String directory : directories) {
                retired.add(retired(directory, answers.get(retired.size())));
            }
            return retired;
        }
    }

    private static Retired retired(String directory, String answer) {
        return answer.startsWith("used ")
                ? new Retired(directory, false, answer.substring("used ".length()) + " leads to it")
                : new Retired(directory, answer.equals("gone"), answer.replaceFirst("^(gone|failed) ?", ""));
    }
}
