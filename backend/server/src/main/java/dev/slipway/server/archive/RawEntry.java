package dev.slipway.server.archive;

import java.time.Instant;

/** An entry as a format tells it, nothing checked yet. The fields are those of {@link ArchiveEntry}. */
record RawEntry(String name, EntryKind kind, long size, boolean executable, Instant modified, String linkTarget) {}
