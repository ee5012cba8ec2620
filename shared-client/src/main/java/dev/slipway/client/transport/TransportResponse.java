package dev.slipway.client.transport;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** An answer whose body still streams; closing it early breaks the connection rather than reading the rest. */
public interface TransportResponse extends AutoCloseable {
    int status();

    /** The first header of this name, in any case. */
    @Nullable String header(String name);

    /** Already decompressed. */
    InputStream body();

    @Override
    void close();
}
