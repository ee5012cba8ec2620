package dev.slipway.ci;

import dev.slipway.client.transport.CancellationToken;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes what is written, and ends when the build is aborted. */
final class MeasuredOutput extends FilterOutputStream {
    private final MessageDigest digest;
    private final CancellationToken cancellation;
    private long size;

    MeasuredOutput(OutputStream out, CancellationToken cancellation) {
        super(out);
        this.cancellation = cancellation;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public void write(int unit) throws IOException {
        write(new byte[] {(byte) unit}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (cancellation.isCancelled()) {
            throw new CiFailure(CiFailure.Reason.ABORTED, "The build was aborted");
        }
        out.write(bytes, offset, length);
        digest.update(bytes, offset, length);
        size += length;
    }

    /** In lower-case hexadecimal digits, of all that was written. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    long size() {
        return size;
    }
}
