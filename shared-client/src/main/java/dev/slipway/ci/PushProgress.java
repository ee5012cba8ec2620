package dev.slipway.ci;

import dev.slipway.client.ProgressListener;
import java.util.Locale;

/** Says in the build's log how far a large file is: at most one line for each tenth of it, also when it is sent anew. */
final class PushProgress implements ProgressListener {
    /** Smaller ones are there before anybody has read the line. */
    private static final long SMALLEST_SHOWN = 4L * 1024 * 1024;

    private final BuildLog log;
    private final String fileName;
    private long shown;

    PushProgress(BuildLog log, String fileName) {
        this.log = log;
        this.fileName = fileName;
    }

    @Override
    public void transferred(long bytes, long total) {
        long tenths = total < SMALLEST_SHOWN ? 0 : 10 * bytes / total;
        if (tenths > shown && tenths < 10) {
            shown = tenths;
            log.info("Slipway: " + fileName + ": " + tenths + "0% of " + megabytes(total));
        }
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }
}
