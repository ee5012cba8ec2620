package dev.slipway.server.blob;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The temporary files of one running store. Several servers may share the storage, so the files of each lie in a folder of
 * its own beside a file that it keeps locked: a folder whose lock is free was left by a crash, whatever its age.
 */
final class StagingArea implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StagingArea.class);
    private static final String LOCK_SUFFIX = ".lock";

    private final Path folder;
    private final Path lockFile;
    private final FileChannel lock;

    private StagingArea(Path folder, Path lockFile, FileChannel lock) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** Removes what crashed servers left under {@code root}, and makes a new folder there. */
    static StagingArea open(Path root) throws IOException {
        Files.createDirectories(root);
        sweep(root);
        while (true) {
            String name = UUID.randomUUID().toString();
            Path lockFile = root.resolve(name + LOCK_SUFFIX);
            FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            // Another server's sweep may come between creating the file and locking it, and remove it.
            if (tryLock(channel) != null && Files.exists(lockFile)) {
                return new StagingArea(Files.createDirectory(root.resolve(name)), lockFile, channel);
            }
            channel.close();
        }
    }

    /** An empty file that only this user can read. */
    Path newFile() throws IOException {
        return Files.createTempFile(folder, "push-", ".tmp");
    }

    @Override
    public void close() throws IOException {
        delete(folder);
        Files.deleteIfExists(lockFile);
        lock.close();
    }

    private static void sweep(Path root) throws IOException {
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(root, "*" + LOCK_SUFFIX)) {
            for (Path lockFile : locks) {
                sweepUnlessLocked(root, lockFile);
            }
        }
    }

    private static void sweepUnlessLocked(Path root, Path lockFile) throws IOException {
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
            if (tryLock(channel) != null) {
                String file = lockFile.getFileName().toString();
                Path left = root.resolve(file.substring(0, file.length() - LOCK_SUFFIX.length()));
                log.info("Removing the unfinished uploads in {}, which a server that ended has left", left);
                delete(left);
                Files.deleteIfExists(lockFile);
            }
        } catch (NoSuchFileException e) {
            log.debug("Another server has removed {} already", lockFile, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            return;
        }
        Files.deleteIfExists(folder);
    }
}
