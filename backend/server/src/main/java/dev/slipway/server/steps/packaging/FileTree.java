package dev.slipway.server.steps.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.server.archive.ArchiveEntry;
import dev.slipway.server.archive.ArchiveLimits;
import dev.slipway.server.archive.ArchiveReader;
import dev.slipway.server.archive.Archives;
import dev.slipway.server.blob.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is in a package: every path with what makes it what it is. Times do not count, for a build gives all files new ones; so a file
 * that only has another time is the same file.
 */
final class FileTree {
    private static final Entry FOLDER = new Entry('d', 0, "-");

    private final SortedMap<String, Entry> entries;

    private FileTree(SortedMap<String, Entry> entries) {
        this.entries = Collections.unmodifiableSortedMap(entries);
    }

    /**
     * @param kind {@code f} a file, {@code x} an executable one, {@code d} a folder, {@code l} a symbolic link, {@code h} a hard link
     * @param content the SHA-256 of a file's bytes, or of what a link leads to; for a hard link with all that makes the other file
     */
    record Entry(char kind, long size, String content) {
        boolean isFolder() {
            return kind == 'd';
        }

        boolean isFile() {
            return kind == 'f' || kind == 'x';
        }
    }

    /**
     * How a tree differs from another one, its base.
     *
     * @param removals paths of the base that have to go, each with all below it
     * @param wanted paths of the tree that the base has not, or not like that
     * @param bytes of the files that are wanted
     */
    record Difference(List<String> removals, Set<String> wanted, long bytes) {}

    /** Reads the whole archive. */
    static FileTree of(Path archive, String extension) throws IOException {
        var entries = new TreeMap<String, Entry>();
        try (ArchiveReader reader = Archives.open(archive, extension, ArchiveLimits.DEFAULT)) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                ArchiveEntry entry = next.get();
                addParents(entries, entry.path());
                entries.put(entry.path(), entry(reader, entry, entries));
            }
        }
        return new FileTree(entries);
    }

    private static Entry entry(ArchiveReader reader, ArchiveEntry entry, Map<String, Entry> before) throws IOException {
        return switch (entry.kind()) {
            case DIRECTORY -> FOLDER;
            case FILE -> {
                try (InputStream content = reader.content()) {
                    yield new Entry(entry.executable() ? 'x' : 'f', entry.size(), sha256(content));
                }
            }
            case SYMBOLIC_LINK -> new Entry('l', 0, sha256(entry.linkTarget()));
            case HARD_LINK -> new Entry('h', 0, sha256(entry.linkTarget() + "\n" + before.get(entry.linkTarget())));
        };
    }

    private static void addParents(Map<String, Entry> entries, String path) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            if (entries.putIfAbsent(path.substring(0, slash), FOLDER) != null) {
                return;
            }
        }
    }

    private static String sha256(InputStream content) throws IOException {
        MessageDigest digest = sha256();
        content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return Sha256.ofDigest(digest.digest()).hex();
    }

    private static String sha256(String text) {
        return Sha256.ofDigest(sha256().digest(text.getBytes(UTF_8))).hex();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Names the tree by what is in it: 64 hexadecimal digits. */
    String id() {
        return sha256(text());
    }

    /** One line for each path; a path has no control characters. */
    private String text() {
        return entries.entrySet().stream()
                .map(entry -> entry.getValue().kind() + " " + entry.getValue().size() + " "
                        + entry.getValue().content() + " " + entry.getKey() + "\n")
                .collect(Collectors.joining());
    }

    void write(Path file) throws IOException {
        Files.writeString(file, text());
    }

    static FileTree read(Path file) throws IOException {
        var entries = new TreeMap<String, Entry>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split(" ", 4);
            if (words.length != 4) {
                throw new IOException(file + " is damaged");
            }
            entries.put(words[3], new Entry(words[0].charAt(0), Long.parseLong(words[1]), words[2]));
        }
        return new FileTree(entries);
    }

    /** The regular files, whether they are executable, by path. */
    Map<String, Boolean> files() {
        var files = new TreeMap<String, Boolean>();
        entries.forEach((path, entry) -> {
            if (entry.isFile()) {
                files.put(path, entry.kind() == 'x');
            }
        });
        return files;
    }

    long bytes() {
        return entries.values().stream().mapToLong(Entry::size).sum();
    }

    Difference over(FileTree base) {
        var removals = new LinkedHashSet<String>();
        base.entries.forEach((path, before) -> {
            Entry now = entries.get(path);
            boolean stays = now != null && (now.equals(before) || (now.isFolder() && before.isFolder()));
            if (!stays && !isBelowOneOf(removals, path)) {
                removals.add(path);
            }
        });
        var wanted = new HashSet<String>();
        long bytes = 0;
        for (Map.Entry<String, Entry> one : entries.entrySet()) {
            if (!one.getValue().equals(base.entries.get(one.getKey()))) {
                wanted.add(one.getKey());
                bytes += one.getValue().size();
            }
        }
        return new Difference(List.copyOf(removals), wanted, bytes);
    }

    private static boolean isBelowOneOf(Set<String> folders, String path) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            if (folders.contains(path.substring(0, slash))) {
                return true;
            }
        }
        return false;
    }
}
