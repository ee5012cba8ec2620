package dev.slipway.packing;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Finds files anywhere by an absolute pattern. Links to files count as files; links to folders are not followed. */
public final class FileSearch extends SimpleFileVisitor<Path> {
    private final FilePatterns patterns;
    private final List<Path> found = new ArrayList<>();

    private FileSearch(FilePatterns patterns) {
        this.patterns = patterns;
    }

    /** Absolute paths in no order; none when the folder in which to look is not there. */
    public static List<Path> find(FilePattern include, List<FilePattern> excludes) throws IOException {
        var search = new FileSearch(new FilePatterns(List.of(include), excludes));
        if (Files.isDirectory(include.root())) {
            Files.walkFileTree(include.root(), search);
        }
        return search.found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return patterns.maySelectBelow(FilePattern.names(folder))
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (patterns.select(FilePattern.names(file)) && Files.isRegularFile(file)) {
            found.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE; // it was there a moment ago
        }
        throw failure;
    }
}
