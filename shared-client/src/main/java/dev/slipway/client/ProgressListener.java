package dev.slipway.client;

/** Hears how far a transfer is. Called from the transferring thread, so it should be quick. */
@FunctionalInterface
public interface ProgressListener {
    ProgressListener NONE = (bytes, total) -> {};

    /**
     * @param bytes transferred so far; falls back to 0 when an upload begins again
     * @param total -1 when unknown
     */
    void transferred(long bytes, long total);
}
