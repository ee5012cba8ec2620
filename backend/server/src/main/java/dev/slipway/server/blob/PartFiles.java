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
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Files that come in parts, each under the name of its upload, in a directory that several servers may share. What has come
 * stays when a connection breaks off or a server ends. One request at a time adds to a file: a later one, at whichever
 * server, takes the place of an earlier one, which may hang in a dead connection.
 */
public final class PartFiles {
    private static final int BUFFER = 256 * 1024;

    private final Path folder;
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();

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
            String mine = turn.take(() -> begin(file, offset));
            try {
                copy(turn, mine, content, file, size, DiskRoom.of(folder));
            } finally {
                file.force(true);
            }
        } catch (IOException e) {
            throw StorageFull.translated(folder, e);
        }
    }

    private static void begin(FileChannel file, long offset) throws IOException {
        if (offset < 0 || offset > file.size()) {
            throw new Conflict("There are " + file.size() + " bytes of the file; go on there, not at " + offset + ".");
        }
        file.truncate(offset).position(offset);
    }

    private static void copy(Turn turn, String mine, InputStream content, FileChannel file, long size, DiskRoom room)
            throws IOException {
        byte[] bytes = new byte[BUFFER];
        for (int length = content.read(bytes); length >= 0; length = content.read(bytes)) {
            ByteBuffer part = ByteBuffer.wrap(bytes, 0, length);
            turn.use(mine, () -> {
                if (file.position() + part.remaining() > size) {
                    throw new Invalid("Size", "More bytes came than the Size of the file, " + size);
                }
                room.take(part.remaining());
                while (part.hasRemaining()) {
                    file.write(part);
                }
            });
        }
    }

    /** Does something while nothing is added, nor anything else done, to a file. */
    public <T> T alone(String name, Work<T> work) throws IOException {
        var result = new ArrayList<T>(1);
        turn(name).take(() -> result.add(work.run()));
        if (!Files.exists(file(name))) {
            delete(name);
        }
        return result.get(0);
    }

    public InputStream open(String name) throws IOException {
        return Files.newInputStream(file(name));
    }

    /** Also when there is none. */
    public void delete(String name) throws IOException {
        Files.deleteIfExists(file(name));
        Files.deleteIfExists(file(name + Turn.SUFFIX));
        turns.remove(name);
    }

    /** @param known asked after the directory was read: other servers make files whose names are known before */
    public void deleteAllBut(Supplier<Set<String>> known) throws IOException {
        var found = new ArrayList<Path>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(found::add);
        }
        Set<String> names = known.get();
        for (Path file : found) {
            String name = String.valueOf(file.getFileName());
            if (!names.contains(
                    name.endsWith(Turn.SUFFIX) ? name.substring(0, name.length() - Turn.SUFFIX.length()) : name)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Turn turn(String name) {
        return turns.computeIfAbsent(name, key -> new Turn(file(key + Turn.SUFFIX)));
    }

    private Path file(String name) {
        return folder.resolve(name);
    }
}
