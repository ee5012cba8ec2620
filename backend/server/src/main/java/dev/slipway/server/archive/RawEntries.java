package dev.slipway.server.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The entries of one format in the order of the archive. All that is wrong with the archive is a {@link BadArchive}. */
interface RawEntries extends Closeable {
    /** The next entry, or null after the last. Ends the content of the one before. */
    @Nullable RawEntry next() throws IOException;

    /** The content of the entry that {@link #next} answered last: exactly as many bytes as it says, or a failure. */
    InputStream content() throws IOException;
}
