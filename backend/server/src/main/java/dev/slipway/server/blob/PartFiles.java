package dev.slipway.server.blob;

import dev.slipway.server.problem.Conflict;
import dev.slipway.server.problem.Invalid;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files that come in parts, each under the name of its upload. What has come stays when a connection breaks off or the server
 * ends. One request at a time adds to a file: a later one takes the place of an earlier one, which may hang in a dead
 * connection.
 */
public final class PartFiles {
    private static final int BUFFER = 256 * 1024;

    private final Path folder;
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();

    /** Who may write; the object itself is the lock. */
    private static final class Turn {
        private long number;
    }

    /** Something done with a file to which nothing is added meanwhile. */
    public interface Work<T> {
        T run() throws IOException;
    }

    public PartFiles(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.toAbsolutePath());
    }

    /** How many bytes have come. */
    public long received(String name) throws IOException {
        try {
            return Files.size(file(name));
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /**
     * Adds to a file what a stream has. When this returns it survives a power cut; when it fails, what came before stays.
     *
     * @param offset where it begins; what is there behind that is replaced
     * @param size of the whole file
     * @throws Conflict when there is a gap, or another request has taken over
     * @throws Invalid when it is more than the whole file
     * @throws StorageFull when there is no room for it
     */
    public void append(String name, long offset, long size, InputStream content) throws IOException {
        Turn turn = turn(name);
        try (FileChannel file = FileChannel.open(file(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long mine = begin(turn, file, offset);
            try {
                copy(turn, mine, content, file, size);
            } finally {
                file.force(true);
            }
        } catch (IOException e) {
            throw StorageFull.translated(folder, e);
        }
    }

    private static long begin(Turn turn, FileChannel file, long offset) throws IOException {
        synchronized (turn) {
            if (offset < 0 || offset > file.size()) {
                throw new Conflict(
                        "There are " + file.size() + " bytes of the file; go on there, not at " + offset + ".");
            }
            file.truncate(offset).position(offset);
            return ++turn.number;
        }
    }

    private static void copy(Turn turn, long mine, InputStream content, FileChannel file, long size)
            throws IOException {
        byte[] bytes = new byte[BUFFER];
        for (int length = content.read(bytes); length >= 0; length = content.read(bytes)) {
            synchronized (turn) {
                if (turn.number != mine) {
                    throw new Conflict("Another request goes on with this file.");
                }
                if (file.position() + length > size) {
                    throw new Invalid("Size", "More bytes came than the Size of the file, " + size);
                }
                ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
                while (buffer.hasRemaining()) {
                    file.write(buffer);
                }
            }
        }
    }

    /** Does something while nothing is added, nor anything else done, to a file. */
    public <T> T alone(String name, Work<T> work) throws IOException {
        Turn turn = turn(name);
        synchronized (turn) {
            turn.number++;
            return work.run();
        }
    }

    public InputStream open(String name) throws IOException {
        return Files.newInputStream(file(name));
    }

    /** Also when there is none. */
    public void delete(String name) throws IOException {
        Files.deleteIfExists(file(name));
        turns.remove(name);
    }

    public void deleteAllBut(Set<String> names) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!names.contains(String.valueOf(file.getFileName()))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private Turn turn(String name) {
        return turns.computeIfAbsent(name, key -> new Turn());
    }

    private Path file(String name) {
        return folder.resolve(name);
    }
}
