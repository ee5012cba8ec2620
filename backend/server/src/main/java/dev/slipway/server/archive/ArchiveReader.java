package dev.slipway.server.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one archive, in its order, each checked before it is answered. One thread at a time.
 *
 * <pre>{@code
 * try (ArchiveReader archive = Archives.open(file, ".zip", ArchiveLimits.DEFAULT)) {
 *     for (var entry = archive.next(); entry.isPresent(); entry = archive.next()) {
 *         archive.content().transferTo(...);
 *     }
 * }
 * }</pre>
 */
public final class ArchiveReader implements Closeable {
    private final RawEntries entries;
    private final Budget budget;
    private final EntryTree tree;
    private final boolean nupkg;
    private @Nullable ArchiveEntry current;

    ArchiveReader(RawEntries entries, Budget budget, ArchiveLimits limits, boolean nupkg) {
        this.entries = entries;
        this.budget = budget;
        this.tree = new EntryTree(limits);
        this.nupkg = nupkg;
    }

    /**
     * The next entry, or none after the last. What NuGet adds to a .nupkg for itself is passed over.
     *
     * @throws BadArchive when the archive is damaged, encrypted or above a limit, or the entry would do harm
     */
    public Optional<ArchiveEntry> next() throws IOException {
        while (true) {
            RawEntry raw = entries.next();
            if (raw == null) {
                current = null;
                return Optional.empty();
            }
            budget.addEntry();
            String path = EntryTree.normalized(nupkg ? NupkgNames.decoded(raw.name()) : raw.name());
            if (path.isEmpty() && raw.kind() != EntryKind.DIRECTORY) {
                throw new BadArchive(raw.name(), "has no name");
            }
            if (!path.isEmpty() && !(nupkg && NupkgNames.isMetadata(path))) {
                ArchiveEntry entry = checked(raw, path);
                current = entry;
                return Optional.of(entry);
            }
        }
    }

    /**
     * The content of the file that {@link #next} answered last, until the next call of that. It ends with a {@link BadArchive}
     * when it is damaged or is not as long as the entry says.
     */
    public InputStream content() throws IOException {
        if (current == null || !current.isFile()) {
            throw new IllegalStateException("Only a file has content, this has none: " + current);
        }
        return entries.content();
    }

    /**
     * The content of a small file.
     *
     * @throws BadArchive when it is longer than {@code limit} bytes
     */
    byte[] bytes(ArchiveEntry file, int limit) throws IOException {
        if (file.size() > limit) {
            throw new BadArchive(file.path(), "is larger than " + limit + " bytes");
        }
        try (InputStream content = content()) {
            return content.readAllBytes();
        }
    }

    @Override
    public void close() throws IOException {
        entries.close();
    }

    private ArchiveEntry checked(RawEntry raw, String path) throws BadArchive {
        String target = raw.kind() == EntryKind.HARD_LINK ? EntryTree.normalized(raw.linkTarget()) : raw.linkTarget();
        var entry = new ArchiveEntry(path, raw.kind(), raw.size(), raw.executable(), raw.modified(), target);
        tree.add(entry);
        return entry;
    }
}
