package dev.slipway.client.transport;

import java.io.IOException;
import java.io.OutputStream;
import okio.ByteString;

/** What a request sends, produced while it is sent. */
public interface RequestBody {
    String contentType();

    /** In bytes; -1 when unknown, and the body is sent in chunks. */
    long length();

    /** Whether the body can be written again, for another try. */
    boolean isRepeatable();

    void writeTo(OutputStream out) throws IOException;

    static RequestBody of(String contentType, ByteString bytes) {
        return new RequestBody() {
            @Override
            public String contentType() {
                return contentType;
            }

            @Override
            public long length() {
                return bytes.size();
            }

            @Override
            public boolean isRepeatable() {
                return true;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                bytes.write(out);
            }
        };
    }
}
