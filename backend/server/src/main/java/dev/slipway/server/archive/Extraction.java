package dev.slipway.server.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Unpacks into a folder beside the wanted one, and renames it when all is well. */
final class Extraction {
    private final ArchiveReader archive;
    private final Path root;

    private Extraction(ArchiveReader archive, Path root) {
        this.archive = archive;
        this.root = root;
    }

    static void run(ArchiveReader archive, Path directory) throws IOException {
        Path wanted = directory.toAbsolutePath();
        if (Files.exists(wanted) && !isEmptyFolder(wanted)) {
            throw new FileAlreadyExistsException(
                    wanted.toString(), null, "a package is unpacked to an empty directory");
        }
        Path parent = wanted.resolveSibling("");
        Files.createDirectories(parent);
        Path partial = Files.createTempDirectory(parent, ".unpacking-");
        try {
            new Extraction(archive, partial).unpack();
            Files.deleteIfExists(wanted);
            Files.move(partial, wanted, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException | Error e) {
            deleteAfter(e, partial);
            throw e;
        }
    }

    private void unpack() throws IOException {
        for (var entry = archive.next(); entry.isPresent(); entry = archive.next()) {
            unpack(entry.get());
        }
    }

    private void unpack(ArchiveEntry entry) throws IOException {
        Path path = root.resolve(entry.path());
        if (entry.kind() == EntryKind.DIRECTORY) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling(""));
        switch (entry.kind()) {
            case SYMBOLIC_LINK ->
                Files.createSymbolicLink(path, path.getFileSystem().getPath(entry.linkTarget()));
            case HARD_LINK -> Files.createLink(path, root.resolve(entry.linkTarget()));
            default -> write(entry, path);
        }
    }

    private void write(ArchiveEntry entry, Path path) throws IOException {
        try (InputStream content = archive.content()) {
            Files.copy(content, path);
        } catch (FileAlreadyExistsException e) {
            throw new BadArchive(entry.path(), "is there twice for a file system that does not tell case", e);
        }
        if (entry.executable() && Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.setLastModifiedTime(path, FileTime.from(entry.modified()));
    }

    private static boolean isEmptyFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            return !files.iterator().hasNext();
        }
    }

    private static void deleteAfter(Throwable failure, Path folder) {
        try {
            Files.walkFileTree(folder, new Deletion());
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Does not follow links. */
    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
