package dev.slipway.server.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens and unpacks packages of any {@link ArchiveFormat}. */
public final class Archives {
    private Archives() {}

    /**
     * Opens an archive. Its extension, such as {@code .tar.gz}, says what it is, for stored packages have no file name.
     *
     * @throws BadArchive when the extension is not one of {@link ArchiveFormat#allExtensions} or the file is no such archive
     */
    public static ArchiveReader open(Path file, String extension, ArchiveLimits limits) throws IOException {
        ArchiveFormat format = ArchiveFormat.ofExtension(extension)
                .orElseThrow(() -> new BadArchive("cannot be read: " + BadArchive.shown(extension) + " is not one of "
                        + String.join(", ", ArchiveFormat.allExtensions())));
        var budget = new Budget(limits, Files.size(file));
        RawEntries entries =
                format == ArchiveFormat.ZIP ? ZipEntries.open(file, budget) : TarEntries.open(file, format, budget);
        return new ArchiveReader(entries, budget, limits, ArchiveFormat.isNupkg(extension));
    }

    /**
     * Unpacks an archive into a new or empty directory: all of it, or nothing when it fails. The files keep their times, the
     * executable ones their bit; owners and other permissions are not kept.
     *
     * @throws BadArchive see {@link ArchiveReader#next}
     * @throws java.nio.file.FileAlreadyExistsException when the directory has files already
     */
    public static void extractTo(Path archive, String extension, Path directory, ArchiveLimits limits)
            throws IOException {
        try (ArchiveReader reader = open(archive, extension, limits)) {
            Extraction.run(reader, directory);
        }
    }
}
