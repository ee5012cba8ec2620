package dev.slipway.server.archive;

/** What an {@link ArchiveEntry} becomes when it is unpacked. */
public enum EntryKind {
    FILE,
    DIRECTORY,
    /** A link whose target is a relative path inside the archive. */
    SYMBOLIC_LINK,
    /** A second name for a file that came earlier in the archive. */
    HARD_LINK
}
