package dev.slipway.server.portal;

import dev.slipway.api.PackageVersion;
import dev.slipway.server.persistence.Listing;
import java.time.Instant;
import java.util.Locale;

/**
 * Packages, or the versions of one.
 *
 * @param search what their ids are searched for; empty for all
 */
public record PackagePage(
        Listing<PackageVersion> found, String search, boolean mayDownload, Paging paging, Instant now) {
    private static final long KILO = 1024;

    /** Such as {@code 12.5 MB}; for people, so counted in powers of 1024 and rounded. */
    public static String size(long bytes) {
        if (bytes < KILO) {
            return bytes + " bytes";
        }
        double size = bytes;
        String unit = "";
        for (String larger : new String[] {"KB", "MB", "GB", "TB"}) {
            if (size < KILO) {
                break;
            }
            size /= KILO;
            unit = larger;
        }
        return String.format(Locale.ROOT, "%.1f %s", size, unit);
    }
}
