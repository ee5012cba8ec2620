package dev.slipway.server.steps.packaging;

import dev.slipway.server.archive.ArchiveEntry;
import dev.slipway.server.archive.ArchiveLimits;
import dev.slipway.server.archive.ArchiveReader;
import dev.slipway.server.archive.Archives;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files of a package as the server has them. */
public final class ArchivedFiles implements PackageFiles {
    private final Path archive;
    private final String extension;

    /** Whether they are executable, by path. */
    private final Map<String, Boolean> files;

    ArchivedFiles(Path archive, String extension, FileTree tree) {
        this.archive = archive;
        this.extension = extension;
        this.files = tree.files();
    }

    private ArchiveReader open() throws IOException {
        return Archives.open(archive, extension, ArchiveLimits.DEFAULT);
    }

    @Override
    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    @Override
    public boolean isExecutable(String path) {
        return files.getOrDefault(path, false);
    }

    @Override
    public void read(List<String> paths, Content each) throws IOException {
        Set<String> wanted = new HashSet<>(paths);
        try (ArchiveReader reader = open()) {
            for (var next = reader.next(); next.isPresent() && !wanted.isEmpty(); next = reader.next()) {
                ArchiveEntry entry = next.get();
                if (entry.isFile() && wanted.remove(entry.path())) {
                    FileSubstitution.refuseTooLarge(entry.path(), entry.size());
                    try (var content = reader.content()) {
                        each.take(entry.path(), content.readAllBytes());
                    }
                }
            }
        }
    }
}
