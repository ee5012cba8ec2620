package dev.slipway.server.archive;

import java.time.Instant;

/**
 * One entry of an archive, checked: it stays inside the folder that it is unpacked to.
 *
 * @param path relative, with {@code /} between the names and none at its end; never empty
 * @param size of the content in bytes; 0 unless it is a file
 * @param executable whether the archive says that its owner may run it; archives made on Windows do not say so
 * @param modified to the second or finer; zip keeps local times without a zone unless it has an extra field: they are taken for UTC
 * @param linkTarget of a symbolic link relative to its folder, of a hard link the path of the earlier file; else empty
 */
public record ArchiveEntry(
        String path, EntryKind kind, long size, boolean executable, Instant modified, String linkTarget) {
    public boolean isFile() {
        return kind == EntryKind.FILE;
    }
}
