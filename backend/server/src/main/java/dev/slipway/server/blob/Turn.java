package dev.slipway.server.blob;

import dev.slipway.server.problem.Conflict;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Whose turn it is to write a file. It stands in a file beside that one, which is locked for as long as one looks and
 * writes: so it holds for the threads of this process and for other servers on the same storage.
 */
final class Turn {
    static final String SUFFIX = ".turn";

    /** Of a UUID. */
    private static final int NAME_LENGTH = 36;

    /** Something done while nobody else does. */
    interface Deed {
        void run() throws IOException;
    }

    private final Path file;

    Turn(Path file) {
        this.file = file;
    }

    /**
     * Does something and has the turn afterwards, whoever had it before.
     *
     * @return what to {@link #use} it with
     */
    synchronized String take(Deed deed) throws IOException {
        String mine = UUID.randomUUID().toString();
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            deed.run();
            channel.truncate(0).write(ByteBuffer.wrap(mine.getBytes(StandardCharsets.US_ASCII)));
        }
        return mine;
    }

    /** @throws Conflict when another has the turn, or the file was deleted; then nothing is done */
    synchronized void use(String mine, Deed deed) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!mine.equals(holder(channel))) {
                throw new Conflict("Another request goes on with this file.");
            }
            deed.run();
        } catch (NoSuchFileException e) {
            throw new Conflict("This upload was completed or deleted meanwhile.");
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(NAME_LENGTH);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // on to the next bytes
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    }
}
