package dev.slipway.server.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.HttpOutput;
import org.jspecify.annotations.Nullable;

/** Answers with files: whole or a range, for GET and HEAD, and not at all to a client that has them already. */
public final class Downloads {
    /** Larger ones make downloads no faster. */
    private static final int BUFFER = 1024 * 1024;

    private Downloads() {}

    /**
     * Sends bytes that never change, past the heap.
     *
     * @param tag names these bytes and no others, such as their hash
     * @param fileName what to save them as; they are never shown in a browser, for nobody vouches for them
     */
    public static void send(Context ctx, FileChannel content, String tag, String fileName) throws IOException {
        long size = content.size();
        String etag = "\"" + tag + "\"";
        ctx.header("ETag", etag);
        ctx.header("Accept-Ranges", "bytes");
        ctx.header("Cache-Control", "private, no-cache");
        if (names(ctx.header("If-None-Match"), etag)) {
            ctx.status(HttpStatus.NOT_MODIFIED);
            return;
        }
        ctx.contentType("application/octet-stream");
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Content-Disposition", attachment(fileName));
        Optional<ByteRange> range;
        try {
            range = range(ctx, etag, size);
        } catch (ByteRange.Unsatisfiable e) {
            ctx.header("Content-Range", "bytes */" + size);
            ctx.status(HttpStatus.RANGE_NOT_SATISFIABLE);
            return;
        }
        range.ifPresent(part -> {
            ctx.header("Content-Range", "bytes " + part.start() + "-" + (part.end() - 1) + "/" + size);
            ctx.status(HttpStatus.PARTIAL_CONTENT);
        });
        ByteRange sent = range.orElse(new ByteRange(0, size));
        ctx.res().setContentLengthLong(sent.length());
        if (!ctx.method().equals(HandlerType.HEAD)) {
            copy(content, sent, ctx.res().getOutputStream());
        }
    }

    private static Optional<ByteRange> range(Context ctx, String etag, long size) throws ByteRange.Unsatisfiable {
        @Nullable String header = ctx.header("Range");
        @Nullable String condition = ctx.header("If-Range");
        boolean applies = header != null
                && ctx.method().equals(HandlerType.GET)
                && (condition == null || condition.strip().equals(etag));
        return applies ? ByteRange.parse(header, size) : Optional.empty();
    }

    /** Whether an {@code If-None-Match} has the tag, be it as a weak one. */
    private static boolean names(@Nullable String header, String etag) {
        return header != null
                && Stream.of(header.split(","))
                        .map(String::strip)
                        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
    }

    private static String attachment(String fileName) {
        String encoded = URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
        String plain = fileName.replaceAll("[^\\x20-\\x7e]|[\"\\\\]", "_");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }

    private static void copy(FileChannel from, ByteRange range, OutputStream to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect((int) Math.min(BUFFER, Math.max(1, range.length())));
        WritableByteChannel plain = Channels.newChannel(to);
        for (long at = range.start(); at < range.end(); ) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), range.end() - at));
            int read = from.read(buffer, at);
            if (read < 0) {
                throw new EOFException("The file is shorter than it was, at " + at + " of " + range.end());
            }
            at += read;
            buffer.flip();
            if (to instanceof HttpOutput jetty) {
                jetty.write(buffer); // which does not copy it to the heap
            } else {
                plain.write(buffer);
            }
        }
    }
}
