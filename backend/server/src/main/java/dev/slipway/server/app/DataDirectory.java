package dev.slipway.server.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/** What a server keeps on its own machine, locked for as long as it runs. It makes the server the node that it is. */
final class DataDirectory implements AutoCloseable {
    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** @throws IOException when it cannot be made, or another server has it */
    static DataDirectory open(Path path) throws IOException {
        Path made = made(path);
        FileChannel lock =
                FileChannel.open(made.resolve("node.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(lock)) {
            lock.close();
            throw new IOException("Another server uses the data directory " + path);
        }
        return new DataDirectory(made, lock);
    }

    /** A new directory is for its user alone: what is in it is all that the server knows. */
    private static Path made(Path data) throws IOException {
        boolean isPosix = data.getFileSystem().supportedFileAttributeViews().contains("posix");
        return isPosix
                ? Files.createDirectories(
                        data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                : Files.createDirectories(data);
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    /** The identity of this node, made at its first start. */
    String nodeId() throws IOException {
        Path file = path.resolve("node.id");
        if (!Files.exists(file)) {
            Path unfinished = Files.writeString(path.resolve("node.id.new"), UUID.randomUUID() + "\n");
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
