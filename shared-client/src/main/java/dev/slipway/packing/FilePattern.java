package dev.slipway.packing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A pattern for paths: {@code *} any characters of a name, {@code ?} one of them, {@code **} as a whole name any number of
 * folders. Case counts. A {@code \} counts as {@code /}, and a {@code /} at the end means all that is below.
 *
 * <p>A pattern that ends in {@code **} matches the files below its folder. Matching takes time in proportion to the length of
 * the path, whatever the pattern.
 */
public final class FilePattern {
    private static final String ANY_FOLDERS = "**";

    private final String text;
    private final Path root;
    private final List<NamePattern> names;

    private FilePattern(String text, Path root, List<NamePattern> names) {
        this.text = text;
        this.root = root;
        this.names = List.copyOf(names);
    }

    /**
     * A pattern for paths that are relative to some folder.
     *
     * @throws IllegalArgumentException when it is absolute or leads up, so that it could match nothing
     */
    public static FilePattern of(String text) {
        String slashed = slashed(text);
        if (slashed.startsWith("/") || slashed.matches("[A-Za-z]:/.*")) {
            throw new IllegalArgumentException(
                    "The pattern '" + text + "' is absolute; patterns are relative to the base directory");
        }
        if (segments(slashed).contains("..")) {
            throw new IllegalArgumentException("The pattern '" + text + "' leads out of the base directory");
        }
        return new FilePattern(text, Path.of(""), compiled(segments(slashed)));
    }

    /** A pattern for absolute paths; it may be absolute itself, and otherwise is meant below the folder. */
    public static FilePattern under(Path folder, String text) {
        String slashed = slashed(text);
        List<String> wild = new ArrayList<>(segments(slashed));
        List<String> plain = new ArrayList<>();
        while (wild.size() > 1 && !isWild(wild.get(0))) {
            plain.add(wild.remove(0));
        }
        String start = (slashed.startsWith("/") ? "/" : "") + String.join("/", plain);
        // A drive needs its slash, or it would mean the current folder there.
        Path root = folder.resolve(start.endsWith(":") ? start + "/" : start)
                .toAbsolutePath()
                .normalize();
        List<NamePattern> names = new ArrayList<>();
        names(root).forEach(name -> names.add(NamePattern.literal(name)));
        names.addAll(compiled(wild));
        return new FilePattern(text, root, names);
    }

    /** The names of a path, with those of its root. */
    static List<String> names(Path path) {
        return segments(path.toString().replace(path.getFileSystem().getSeparator(), "/"));
    }

    private static String slashed(String text) {
        String slashed = text.strip().replace('\\', '/');
        return slashed.endsWith("/") ? slashed + ANY_FOLDERS : slashed;
    }

    private static List<String> segments(String slashed) {
        return List.of(slashed.split("/")).stream()
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .toList();
    }

    private static boolean isWild(String name) {
        return name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
    }

    private static List<NamePattern> compiled(List<String> names) {
        return names.stream()
                .map(name -> name.equals(ANY_FOLDERS) ? NamePattern.ANY_NUMBER : NamePattern.of(name))
                .toList();
    }

    /** A folder that everything that matches is in. */
    public Path root() {
        return root;
    }

    /** @param path its names */
    public boolean matches(List<String> path) {
        return after(path).get(names.size());
    }

    /** Whether something in this folder, or deeper, may match. */
    boolean mayMatchBelow(List<String> folder) {
        int passed = after(folder).nextSetBit(0);
        return passed >= 0 && passed < names.size();
    }

    /** Whether everything in this folder, and deeper, matches. */
    boolean matchesAllBelow(List<String> folder) {
        int last = names.size() - 1;
        return last >= 0
                && names.get(last) == NamePattern.ANY_NUMBER
                && after(folder).get(last);
    }

    /** How many names of the pattern may have been passed by these names of a path; all ways at once. */
    private BitSet after(List<String> path) {
        var now = new BitSet();
        enter(0, now);
        for (String name : path) {
            var then = new BitSet();
            for (int i = now.nextSetBit(0); i >= 0 && i < names.size(); i = now.nextSetBit(i + 1)) {
                if (names.get(i) == NamePattern.ANY_NUMBER) {
                    enter(i, then);
                } else if (names.get(i).matches(name)) {
                    enter(i + 1, then);
                }
            }
            now = then;
        }
        return now;
    }

    private void enter(int passed, BitSet into) {
        int i = passed;
        into.set(i);
        while (i < names.size() && names.get(i) == NamePattern.ANY_NUMBER) {
            into.set(++i);
        }
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
