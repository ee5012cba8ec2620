package dev.slipway.host;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The files of a machine with nothing but a POSIX shell and {@code tar}. Every operation but a purge is one round trip. */
final class ShellMachineFiles implements MachineFiles {
    private static final int FILE = 0644;
    private static final int PROGRAM = 0755;
    private static final int MOST_ENTRIES = 100_000;
    /** Names in one request; it has to fit into a pipe, for the answer begins before all of it was read. */
    private static final int NAMES_PER_CALL = 32_000;

    private final Machine machine;
    private final PackageTransfer transfer;

    ShellMachineFiles(Machine machine, PackageTransfer transfer) {
        this.machine = machine;
        this.transfer = transfer;
    }

    @Override
    public String claimDirectory(String parent, String name, Ticket owner) throws IOException {
        AbsolutePath.check(parent);
        RelativePath.check(name);
        if (name.contains("/")) {
            throw new IllegalArgumentException("'" + name + "' must be the name of a directory, without '/'");
        }
        try (Call call = machine.call(
                Operation.CLAIM_DIRECTORY, "make a directory " + name + " in " + parent, parent, name, owner.id())) {
            String directory = call.line();
            call.finish();
            return directory;
        }
    }

    @Override
    public long extract(PackageTree tree, String directory) throws IOException {
        return transfer.extract(tree, AbsolutePath.check(directory));
    }

    @Override
    public void place(CachedPackage content, String path) throws IOException {
        AbsolutePath.check(path);
        run(Operation.PLACE, "copy " + content.path() + " to " + path, content.path(), path);
    }

    @Override
    public void write(String directory, List<FileContent> files) throws IOException {
        AbsolutePath.check(directory);
        String mark = ".slipway-" + UUID.randomUUID();
        try (Call call = machine.call(Operation.WRITE, "write files into " + directory, directory, mark)) {
            try (TarWriter tar = new TarWriter(call.input(), Instant.now().getEpochSecond())) {
                for (FileContent file : files) {
                    tar.add(file.path(), file.executable() ? PROGRAM : FILE, file.content());
                }
                tar.add(mark, FILE, ByteSource.of(""));
            }
            call.finish();
        }
    }

    @Override
    public Map<String, byte[]> read(String directory, List<String> relativePaths) throws IOException {
        AbsolutePath.check(directory);
        relativePaths.forEach(RelativePath::check);
        Map<String, byte[]> contents = new LinkedHashMap<>();
        List<String> batch = new ArrayList<>();
        int length = 0;
        for (String path : relativePaths) {
            if (!batch.isEmpty() && length + 4 * path.length() > NAMES_PER_CALL) {
                readBatch(directory, batch, contents);
                batch.clear();
                length = 0;
            }
            batch.add(path);
            length += 4 * path.length() + 1;
        }
        if (!batch.isEmpty()) {
            readBatch(directory, batch, contents);
        }
        return contents;
    }

    private void readBatch(String directory, List<String> paths, Map<String, byte[]> contents) throws IOException {
        try (Call call = machine.call(Operation.READ_FILES, "read files in " + directory, directory)) {
            for (String path : paths) {
                call.sendLine(path);
            }
            call.input().close();
            for (String path : paths) {
                String size = call.line();
                if (!size.equals("none")) {
                    contents.put(path, call.bytes(smallSize(call, path, size)));
                    if (!call.line().isEmpty()) {
                        throw call.failure(path + " changed while it was read");
                    }
                }
            }
            call.finish();
        }
    }

    private static int smallSize(Call call, String path, String size) throws IOException {
        try {
            return Integer.parseInt(size);
        } catch (NumberFormatException e) {
            IOException failure = call.failure(path + " has " + size + " bytes, which do not fit into memory");
            failure.addSuppressed(e);
            throw failure;
        }
    }

    @Override
    public List<FileEntry> list(String directory) throws IOException {
        AbsolutePath.check(directory);
        List<FileEntry> entries = new ArrayList<>();
        try (Call call =
                machine.call(Operation.LIST, "list " + directory, directory, String.valueOf(2 * MOST_ENTRIES))) {
            for (String line : call.lines()) {
                int path = line.indexOf(" ./");
                if (line.equals("failed")) {
                    throw call.failure("");
                } else if (path > 0) {
                    entries.add(new FileEntry(
                            line.substring(path + 3),
                            false,
                            Long.parseLong(line.substring(0, path).strip())));
                }
            }
            if (entries.size() > MOST_ENTRIES) {
                throw call.failure("there are more than " + MOST_ENTRIES + " files in it");
            }
        }
        entries.sort(Comparator.comparing(FileEntry::path));
        return List.copyOf(entries);
    }

    @Override
    public void copyTree(String from, String to) throws IOException {
        AbsolutePath.check(from);
        AbsolutePath.check(to);
        if ((to + "/").startsWith(from + "/")) {
            throw new IllegalArgumentException("'" + to + "' lies in '" + from + "', of which it should be a copy");
        }
        run(Operation.COPY_TREE, "copy " + from + " to " + to, from, to);
    }

    @Override
    public void purge(String directory, List<String> keep) throws IOException {
        AbsolutePath.check(directory);
        refuseTop(directory);
        String purpose = "purge " + directory;
        var patterns = new KeepPatterns(keep);
        if (patterns.keepNothing()) {
            run(Operation.EMPTY, purpose, directory);
            return;
        }
        String quoted = patterns.deletable(Entries.below(machine, directory, purpose)).stream()
                .map(path -> RelativePath.forXargs(path) + "\n")
                .collect(Collectors.joining());
        if (!quoted.isEmpty()) {
            try (Call call = machine.call(Operation.REMOVE_ENTRIES, purpose, directory)) {
                call.send(ByteSource.of(quoted));
                call.finish();
            }
        }
    }

    @Override
    public void delete(String path) throws IOException {
        AbsolutePath.check(path);
        refuseTop(path);
        run(Operation.DELETE, "delete " + path, path);
    }

    /** No deployment means the whole disk, but an empty variable before a slash does. */
    private static void refuseTop(String path) {
        if (path.chars().allMatch(c -> c == '/' || c == '.')) {
            throw new IllegalArgumentException("'" + path + "' is the whole file system, which is not deleted");
        }
    }

    @Override
    public Optional<FileEntry> stat(String path) throws IOException {
        AbsolutePath.check(path);
        try (Call call = machine.call(Operation.STAT, "look at " + path, path)) {
            String answer = call.line();
            call.finish();
            if (answer.equals("none")) {
                return Optional.empty();
            }
            boolean directory = answer.equals("directory");
            long size = directory ? 0 : Long.parseLong(answer.substring("file ".length()));
            return Optional.of(new FileEntry(path, directory, size));
        }
    }

    @Override
    public long freeBytes(String path) throws IOException {
        AbsolutePath.check(path);
        try (Call call = machine.call(Operation.FREE_BYTES, "find the free space at " + path, path)) {
            long bytes = Long.parseLong(call.line());
            call.finish();
            return bytes;
        }
    }

    @Override
    public void fetch(String path, OutputStream out) throws IOException {
        AbsolutePath.check(path);
        try (Call call = machine.call(Operation.FETCH, "fetch " + path, path)) {
            String[] answer = call.line().split(" ");
            if (answer.length != 3) {
                throw call.failure("the machine's answer is not understood");
            }
            Digest digest = Digest.passingTo(out, answer[1]);
            call.copy(Long.parseLong(answer[0]), digest.out());
            call.finish();
            if (!digest.text().equals(answer[2])) {
                throw call.failure("its content changed on the way, or while it was read");
            }
        }
    }

    private void run(Operation operation, String purpose, String... arguments) throws IOException {
        try (Call call = machine.call(operation, purpose, arguments)) {
            call.finish();
        }
    }
}
