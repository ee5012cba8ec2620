package dev.slipway.server.steps.packaging;

import dev.slipway.host.FileEntry;
import dev.slipway.host.MachineFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of a package as they are on the machine now, where a script may have changed them. */
public final class InstalledFiles implements PackageFiles {
    private static final long BATCH_BYTES = 16L << 20;

    private final MachineFiles machine;
    private final String directory;
    private final ArchivedFiles archived;
    private final Map<String, Long> sizes = new LinkedHashMap<>();

    /** @param archived what the package brought, to know which files are executable */
    public InstalledFiles(MachineFiles machine, String directory, ArchivedFiles archived) throws IOException {
        this.machine = machine;
        this.directory = directory;
        this.archived = archived;
        for (FileEntry file : machine.list(directory)) {
            sizes.put(file.path(), file.size());
        }
    }

    @Override
    public List<String> paths() {
        return List.copyOf(sizes.keySet());
    }

    @Override
    public boolean isExecutable(String path) {
        return archived.isExecutable(path);
    }

    @Override
    public void read(List<String> paths, Content each) throws IOException {
        var batch = new ArrayList<String>();
        long bytes = 0;
        for (String path : paths) {
            long size = sizes.getOrDefault(path, 0L);
            FileSubstitution.refuseTooLarge(path, size);
            if (bytes + size > BATCH_BYTES) {
                take(batch, each);
                bytes = 0;
            }
            batch.add(path);
            bytes += size;
        }
        take(batch, each);
    }

    private void take(List<String> batch, Content each) throws IOException {
        if (!batch.isEmpty()) {
            for (var file : machine.read(directory, batch).entrySet()) {
                each.take(file.getKey(), file.getValue());
            }
            batch.clear();
        }
    }
}
