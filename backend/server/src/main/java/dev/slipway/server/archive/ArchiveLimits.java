package dev.slipway.server.archive;

/**
 * What an archive may hold before it is refused.
 *
 * @param entries the most entries; memory grows with the names of the entries and with nothing else
 * @param bytes the most bytes, unpacked
 * @param ratio how many times as large as the archive its content may be; not asked of content below 64 MB
 * @param caseMatters whether {@code a} and {@code A} are two files; false when the files go to a file system, such as that of
 *     Windows, which takes the two for one
 */
public record ArchiveLimits(int entries, long bytes, int ratio, boolean caseMatters) {
    /** 200,000 entries, 64 GB, 200 times as large, names may differ only by case. */
    public static final ArchiveLimits DEFAULT = new ArchiveLimits(200_000, 64L << 30, 200, true);

    /** @throws IllegalArgumentException when a limit is not positive */
    public ArchiveLimits {
        if (entries <= 0 || bytes <= 0 || ratio <= 0) {
            throw new IllegalArgumentException("The limits of an archive are positive numbers: " + entries
                    + " entries, " + bytes + " bytes, ratio " + ratio);
        }
    }
}
