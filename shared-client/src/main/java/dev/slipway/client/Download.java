package dev.slipway.client;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.slipway.client.transport.TransportRequest;
import dev.slipway.client.transport.TransportResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One file from the server: to a temporary file beside its target, then moved. After a broken connection it asks for the
 * rest, on condition that the server still has the same content.
 */
final class Download {
    private static final int PARTIAL = 206;
    private static final int BUFFER = 64 * 1024;

    private final Api api;
    private final ApiPath path;
    private final Path target;
    private final ProgressListener progress;

    private long received;
    private @Nullable String entityTag;

    Download(Api api, ApiPath path, Path target, ProgressListener progress) {
        this.api = api;
        this.path = path;
        this.target = target.toAbsolutePath();
        this.progress = progress;
    }

    void run() {
        try {
            Path part = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".part");
            try {
                fetch(part);
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As many attempts as the policy has, counted anew whenever something arrived. */
    private void fetch(Path part) {
        while (true) {
            long before = received;
            try {
                api.exchange(this::request, true, answer -> append(answer, part));
                return;
            } catch (SlipwayException e) {
                if (!e.isTransient() || received <= before) {
                    throw e;
                }
            }
        }
    }

    private TransportRequest request() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "*/*");
        // The bytes are counted, so they must come as they are stored.
        headers.put("Accept-Encoding", "identity");
        if (received > 0 && entityTag != null) {
            headers.put("Range", "bytes=" + received + "-");
            headers.put("If-Range", entityTag);
        }
        return api.request("GET", path, headers, null);
    }

    private Path append(TransportResponse answer, Path part) throws IOException {
        boolean goesOn = answer.status() == PARTIAL;
        if (goesOn && !String.valueOf(answer.header("Content-Range")).startsWith("bytes " + received + "-")) {
            entityTag = null;
            throw new IOException("The server sent another part than asked for");
        }
        if (!goesOn) {
            received = 0;
            entityTag = strong(answer.header("ETag"));
        }
        long length = length(answer);
        long total = length < 0 ? -1 : received + length;
        try (OutputStream out = open(part, goesOn)) {
            InputStream in = answer.body();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                write(out, buffer, read);
                received += read;
                progress.transferred(received, total);
            }
        }
        if (total >= 0 && received != total) {
            throw new IOException("The answer ended after " + received + " of " + total + " bytes");
        }
        return part;
    }

    private static OutputStream open(Path part, boolean goesOn) {
        try {
            return Files.newOutputStream(part, WRITE, goesOn ? APPEND : TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails in another way than the connection does, for trying again would not help. */
    private static void write(OutputStream out, byte[] buffer, int length) {
        try {
            out.write(buffer, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long length(TransportResponse answer) {
        @Nullable String header = answer.header("Content-Length");
        return header != null && header.matches("\\d{1,18}") ? Long.parseLong(header) : -1;
    }

    /** A weak tag does not promise the same bytes. */
    private static @Nullable String strong(@Nullable String tag) {
        return tag == null || tag.startsWith("W/") ? null : tag;
    }
}
