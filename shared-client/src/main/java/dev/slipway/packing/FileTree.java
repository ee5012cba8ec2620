package dev.slipway.packing;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the files of a folder that patterns select. */
public final class FileTree {
    private final Path base;
    private final FilePatterns patterns;
    private final List<FoundFile> found = new ArrayList<>();

    private FileTree(Path base, FilePatterns patterns) {
        this.base = base;
        this.patterns = patterns;
    }

    /**
     * A file below a folder.
     *
     * @param name relative to the folder, with {@code /} between its parts
     */
    public record FoundFile(String name, Path file) {}

    /**
     * The files that patterns, which are relative to the folder, select; sorted by their names. Links are followed as long
     * as they stay in the folder.
     *
     * @throws BadFiles when a link leads out of the folder, to nothing or round in a circle
     */
    public static List<FoundFile> select(Path folder, FilePatterns patterns) throws IOException {
        var tree = new FileTree(folder.toRealPath(), patterns);
        tree.visit(tree.base, List.of(), new ArrayDeque<>());
        return tree.sorted();
    }

    private List<FoundFile> sorted() {
        found.sort(Comparator.comparing(FoundFile::name));
        return List.copyOf(found);
    }

    /** @param above the folders on the way to this one, by their real paths */
    private void visit(Path folder, List<String> names, Deque<Path> above) throws IOException {
        above.push(folder);
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                List<String> path = new ArrayList<>(names);
                path.add(String.valueOf(child.getFileName()));
                visitChild(child, path, above);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        above.pop();
    }

    private void visitChild(Path child, List<String> path, Deque<Path> above) throws IOException {
        boolean isSelected = patterns.select(path);
        boolean isEntered = patterns.maySelectBelow(path);
        if (!isSelected && !isEntered) {
            return;
        }
        BasicFileAttributes kind = Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Path real = child;
        if (kind.isSymbolicLink()) {
            @Nullable Path target = target(child);
            if (target == null) {
                if (isSelected) {
                    throw new BadFiles(shown(path) + " is a link to " + Files.readSymbolicLink(child)
                            + ", where nothing is. Exclude it, or mend it.");
                }
                return;
            }
            kind = Files.readAttributes(target, BasicFileAttributes.class);
            real = target;
        }
        if (kind.isDirectory() ? !isEntered : !isSelected) {
            return;
        }
        if (!real.startsWith(base)) {
            throw new BadFiles(shown(path) + " is a link to " + real + ", which is outside of " + base
                    + ". Exclude it, or put a copy in its place.");
        }
        if (kind.isDirectory()) {
            if (above.contains(real)) {
                throw new BadFiles(shown(path) + " is a link to a folder that it is in itself. Exclude it.");
            }
            visit(real, path, above);
        } else if (kind.isRegularFile()) {
            found.add(new FoundFile(String.join("/", path), real));
        }
    }

    private static @Nullable Path target(Path link) throws IOException {
        try {
            return link.toRealPath();
        } catch (NoSuchFileException | FileSystemLoopException e) {
            return null;
        }
    }

    private static String shown(List<String> path) {
        return "'" + String.join("/", path) + "'";
    }
}
