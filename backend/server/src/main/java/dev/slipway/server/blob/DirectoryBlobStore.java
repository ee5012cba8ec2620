package dev.slipway.server.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Keeps blobs as files {@code sha256/ab/cd/abcd...} in a directory, which several servers may share. Temporary files lie in
 * {@code staging} on the same disk, so that a commit is one atomic rename.
 */
public final class DirectoryBlobStore implements BlobStore, AutoCloseable {
    /** Opens the temporary file for writing; a test answers a device that is full. */
    interface Opener {
        FileChannel open(Path file) throws IOException;
    }

    private final Path root;
    private final Path blobs;
    private final StagingArea staging;
    private final InstantSource clock;
    private final Opener opener;
    private final ExecutorService workers = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "blob-worker");
        thread.setDaemon(true);
        return thread;
    });

    /** Opens the store, makes its folders if need be, and removes the temporary files that a crash has left. */
    public DirectoryBlobStore(Path root, InstantSource clock) throws IOException {
        this(root, clock, file -> FileChannel.open(file, StandardOpenOption.WRITE));
    }

    DirectoryBlobStore(Path root, InstantSource clock, Opener opener) throws IOException {
        this.root = root.toAbsolutePath();
        this.blobs = this.root.resolve("sha256");
        this.clock = clock;
        this.opener = opener;
        Files.createDirectories(blobs);
        this.staging = StagingArea.open(this.root.resolve("staging"));
    }

    @Override
    public StagedBlob stage(InputStream in, long limit) throws IOException {
        Path file = newFile();
        try (FileChannel channel = opener.open(file)) {
            var early = new EarlyFlush(channel, workers);
            var room = DiskRoom.of(root);
            Digests digests = HashingCopy.copy(
                    in,
                    limit,
                    (bytes, length) -> {
                        room.take(length);
                        write(channel, bytes, length);
                        early.written(length);
                    },
                    workers);
            force(channel, early);
            return new StagedBlob(file, digests);
        } catch (IOException | RuntimeException | Error e) {
            deleteAfter(e, file);
            throw e;
        }
    }

    @Override
    public void commit(StagedBlob staged) throws IOException {
        List<Path> folders = folders(staged.sha256());
        Path blob = file(staged.sha256());
        if (touch(blob, staged.size())) {
            Files.deleteIfExists(staged.path());
        } else {
            Files.createDirectories(folders.get(0));
            Files.setLastModifiedTime(staged.path(), now());
            Files.move(staged.path(), blob, StandardCopyOption.ATOMIC_MOVE);
        }
        // Even if the file and its folders were there: whoever made them may not have come as far as this.
        for (Path folder : folders) {
            sync(folder);
        }
    }

    /** A blob of another length is damaged: then the new bytes shall take its place. */
    private boolean touch(Path blob, long size) throws IOException {
        try {
            if (Files.size(blob) != size) {
                return false;
            }
            Files.setLastModifiedTime(blob, now());
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public boolean exists(Sha256 sha256) {
        return Files.exists(file(sha256));
    }

    @Override
    public long size(Sha256 sha256) throws IOException {
        try {
            return Files.size(file(sha256));
        } catch (NoSuchFileException e) {
            throw new BlobNotFound(sha256);
        }
    }

    @Override
    public Instant lastCommitted(Sha256 sha256) throws IOException {
        try {
            return Files.getLastModifiedTime(file(sha256)).toInstant();
        } catch (NoSuchFileException e) {
            throw new BlobNotFound(sha256);
        }
    }

    @Override
    public InputStream open(Sha256 sha256) throws IOException {
        try {
            return Files.newInputStream(file(sha256));
        } catch (NoSuchFileException e) {
            throw new BlobNotFound(sha256);
        }
    }

    @Override
    public FileChannel channel(Sha256 sha256) throws IOException {
        try {
            return FileChannel.open(file(sha256), StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            throw new BlobNotFound(sha256);
        }
    }

    @Override
    public Path path(Sha256 sha256) throws IOException {
        if (!exists(sha256)) {
            throw new BlobNotFound(sha256);
        }
        return file(sha256);
    }

    @Override
    public boolean verify(Sha256 sha256) throws IOException {
        try (InputStream in = open(sha256)) {
            return HashingCopy.copy(in, Long.MAX_VALUE, (bytes, length) -> {}, workers)
                    .sha256()
                    .equals(sha256);
        }
    }

    @Override
    public boolean delete(Sha256 sha256) throws IOException {
        return Files.deleteIfExists(file(sha256));
    }

    /** Removes the temporary files of uploads that were not committed. */
    @Override
    public void close() throws IOException {
        workers.shutdown();
        staging.close();
    }

    private Path file(Sha256 sha256) {
        return folders(sha256).get(0).resolve(sha256.hex());
    }

    /** The folders of a blob below the root, the innermost first. */
    private List<Path> folders(Sha256 sha256) {
        Path outer = blobs.resolve(sha256.hex().substring(0, 2));
        return List.of(outer.resolve(sha256.hex().substring(2, 4)), outer, blobs);
    }

    private FileTime now() {
        return FileTime.from(clock.instant());
    }

    private Path newFile() throws IOException {
        try {
            return staging.newFile();
        } catch (IOException e) {
            throw translated(e);
        }
    }

    private void write(FileChannel channel, byte[] bytes, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw translated(e);
        }
    }

    private void force(FileChannel channel, EarlyFlush early) throws IOException {
        try {
            early.await();
            channel.force(true);
        } catch (IOException e) {
            throw translated(e);
        }
    }

    private IOException translated(IOException e) {
        return StorageFull.translated(root, e);
    }

    private static void deleteAfter(Throwable failure, Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Makes the names in a folder durable. */
    private static void sync(Path folder) throws IOException {
        boolean windows = folder.getFileSystem().getSeparator().equals("\\");
        if (!windows) { // where a folder cannot be opened, and NTFS keeps a journal of names
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
