package dev.slipway.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.client.transport.RequestBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.UUID;

/** One file as {@code multipart/form-data}, copied from its source to the connection through one small buffer. */
final class MultipartFile implements RequestBody {
    private static final int BUFFER = 64 * 1024;

    private final String boundary = "slipway-" + UUID.randomUUID();
    private final byte[] head;
    private final byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(UTF_8);
    private final UploadSource source;
    private final long fileLength;
    private final ProgressListener progress;

    MultipartFile(String fileName, UploadSource source, ProgressListener progress) throws IOException {
        this.source = source;
        this.fileLength = source.length();
        this.progress = progress;
        head = ("--" + boundary + "\r\n"
                        + "Content-Disposition: form-data; name=\"fileToUpload\"; filename=\"" + quoted(fileName)
                        + "\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(UTF_8);
    }

    /** As browsers do it: what would end the name or the header is percent-encoded. */
    private static String quoted(String fileName) {
        return fileName.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    @Override
    public String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    @Override
    public long length() {
        return fileLength < 0 ? -1 : head.length + fileLength + tail.length;
    }

    /** In bytes, without the form around it; -1 when unknown. */
    long fileLength() {
        return fileLength;
    }

    @Override
    public boolean isRepeatable() {
        return source.isRepeatable();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(head);
        long sent = 0;
        progress.transferred(sent, fileLength);
        try (InputStream in = open()) {
            byte[] buffer = new byte[BUFFER];
            for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
                out.write(buffer, 0, read);
                sent += read;
                progress.transferred(sent, fileLength);
            }
        }
        if (fileLength >= 0 && sent != fileLength) {
            throw new UncheckedIOException(
                    new IOException("The file changed while it was sent: " + sent + " bytes, not " + fileLength));
        }
        out.write(tail);
    }

    private InputStream open() {
        try {
            return source.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails in another way than the connection does, for trying again would not help. */
    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
