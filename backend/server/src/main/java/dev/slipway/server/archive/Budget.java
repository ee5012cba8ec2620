package dev.slipway.server.archive;

/** Counts what comes out of an archive, and stops it before it fills the disk. */
final class Budget {
    private static final long HARMLESS_BYTES = 64L << 20;

    private final ArchiveLimits limits;
    private final long archiveSize;
    private int entries;
    private long bytes;

    Budget(ArchiveLimits limits, long archiveSize) {
        this.limits = limits;
        this.archiveSize = archiveSize;
    }

    void addEntry() throws BadArchive {
        if (++entries > limits.entries()) {
            throw new BadArchive("has more than " + limits.entries() + " entries");
        }
    }

    void addBytes(long more) throws BadArchive {
        bytes = more > Long.MAX_VALUE - bytes ? Long.MAX_VALUE : bytes + more;
        if (bytes > limits.bytes()) {
            throw new BadArchive("unpacks to more than " + limits.bytes() + " bytes");
        }
        if (bytes > HARMLESS_BYTES && bytes / limits.ratio() > archiveSize) {
            throw new BadArchive("unpacks to more than " + limits.ratio() + " times its size");
        }
    }
}
