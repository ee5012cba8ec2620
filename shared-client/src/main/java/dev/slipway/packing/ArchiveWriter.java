package dev.slipway.packing;

import java.io.IOException;

/** Writes one file after the other into an archive, in constant memory but for a few bytes for each. */
interface ArchiveWriter {
    /** What archives say instead of the time of a file: 1 February 1980, which all formats and time zones can express. */
    long FIXED_TIME = 318_211_200;

    /** @throws BadFiles when the file cannot be read, or has changed its size meanwhile */
    void add(PackedFile file) throws IOException;

    /** Writes the end. The stream below stays open. */
    void finish() throws IOException;
}
