package dev.slipway.server.packages;

import dev.slipway.server.problem.Invalid;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import okhttp3.MediaType;
import okhttp3.MultipartReader;
import okio.BufferedSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * The file of a push, not read yet: the first part with a file name of a multipart body whatever its name, or else the
 * body itself. Never held in memory or in another file.
 *
 * @param fileName empty when none was sent
 */
record Upload(String fileName, InputStream content) {
    private static final long MOST_DISCARDED = 64L * 1024 * 1024;

    /** @throws Invalid when a multipart body has no file, or is none */
    static Upload of(Context ctx, String fileNameInQuery) throws IOException {
        InputStream body = ctx.req().getInputStream();
        @Nullable String contentType = ctx.contentType();
        MediaType type = contentType == null ? null : MediaType.parse(contentType);
        if (type == null || !type.type().equals("multipart")) {
            String inHeader = ContentDisposition.fileName(ctx.header("Content-Disposition"));
            return new Upload(inHeader.isEmpty() ? fileNameInQuery : inHeader, new Received(body));
        }
        @Nullable String boundary = type.parameter("boundary");
        if (boundary == null || boundary.isEmpty()) {
            throw new Invalid("Content-Type", "The Content-Type is multipart and has no boundary");
        }
        return firstFile(body, boundary);
    }

    private static Upload firstFile(InputStream body, String boundary) {
        BufferedSource source = Okio.buffer(Okio.source(body));
        try {
            var parts = new MultipartReader(source, boundary);
            for (var part = parts.nextPart(); part != null; part = parts.nextPart()) {
                String fileName = ContentDisposition.fileName(part.headers().get("Content-Disposition"));
                if (!fileName.isEmpty()) {
                    return new Upload(fileName, new Received(new PartContent(rest(source, body), boundary)));
                }
            }
        } catch (IOException e) {
            throw notReceived(e);
        }
        throw new Invalid("The request has no file; send one part with a filename, like Acme.Web.1.2.3.zip.");
    }

    /** What the source has read ahead, and then the body itself. */
    private static InputStream rest(BufferedSource source, InputStream body) {
        return new SequenceInputStream(source.getBuffer().inputStream(), body);
    }

    /** Most clients read no answer before they have sent the whole body, so what is refused early is read on for a while. */
    static void discardRest(Context ctx) {
        try {
            InputStream body = ctx.req().getInputStream();
            byte[] chunk = new byte[64 * 1024];
            long left = MOST_DISCARDED;
            for (int n = body.read(chunk); n >= 0 && left > 0; n = body.read(chunk)) {
                left -= n;
            }
        } catch (IOException e) {
            // The client is gone, and has no use for the answer.
            return;
        }
    }

    private static Invalid notReceived(IOException cause) {
        return new Invalid(
                "The file was not received to its end: "
                        + (cause.getMessage() == null ? "the request stops" : cause.getMessage()) + ".",
                cause);
    }

    /** Tells what goes wrong with the request from what goes wrong with the disk. */
    private static final class Received extends InputStream {
        private final InputStream in;

        Received(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            try {
                return in.read(bytes, offset, length);
            } catch (IOException e) {
                throw notReceived(e);
            }
        }
    }
}
