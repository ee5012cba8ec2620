package dev.slipway.server.blob;

import java.io.File;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * The room on a disk while one file is written to it. Files leave some free: a database that finds none there stops working
 * for good. Not for use by several threads at a time.
 */
final class DiskRoom {
    private static final long MOST_LEFT_FREE = 256L * 1024 * 1024;
    private static final int PART_LEFT_FREE = 20;

    /** Bytes between two looks at the disk. */
    private static final long LOOK = 1024 * 1024;

    private final Path folder;
    private final LongSupplier usable;
    private final long leftFree;
    private long granted;

    DiskRoom(Path folder, long total, LongSupplier usable) {
        this.folder = folder;
        this.usable = usable;
        this.leftFree = Math.min(MOST_LEFT_FREE, total / PART_LEFT_FREE);
        // A file system that does not know its size does not know how much of it is free.
        this.granted = total == 0 ? Long.MAX_VALUE : 0;
    }

    static DiskRoom of(Path folder) {
        File disk = folder.toFile();
        return new DiskRoom(folder, disk.getTotalSpace(), disk::getUsableSpace);
    }

    /** @throws StorageFull when so many more bytes would not leave enough */
    void take(int length) throws StorageFull {
        if (granted < length) {
            long left = usable.getAsLong() - leftFree;
            if (left < length) {
                throw new StorageFull(folder, usable.getAsLong());
            }
            granted = Math.max(length, Math.min(left, LOOK));
        }
        granted -= length;
    }
}
