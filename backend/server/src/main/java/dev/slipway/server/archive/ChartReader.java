package dev.slipway.server.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a Helm chart from other {@code .tgz} files by the {@code Chart.yaml} in its top folder (R3.5). */
public final class ChartReader {
    private static final int MAX_BYTES = 1 << 20;

    private ChartReader() {}

    /**
     * The chart in an archive, or none when it has several top folders or no {@code Chart.yaml} in its only one. Charts have it
     * first; other archives are read until they show a second top folder.
     *
     * @throws BadArchive when the archive cannot be read, or its {@code Chart.yaml} lacks name or version
     */
    public static Optional<Chart> read(Path tgz, ArchiveLimits limits) throws IOException {
        try (ArchiveReader archive = Archives.open(tgz, ".tgz", limits)) {
            String top = "";
            for (var next = archive.next(); next.isPresent(); next = archive.next()) {
                ArchiveEntry entry = next.get();
                String folder = topFolder(entry);
                if (folder.isEmpty() || !(top.isEmpty() || top.equals(folder))) {
                    return Optional.empty();
                }
                top = folder;
                if (entry.isFile() && entry.path().equals(top + "/Chart.yaml")) {
                    return Optional.of(parse(entry, archive.bytes(entry, MAX_BYTES)));
                }
            }
            return Optional.empty();
        }
    }

    /** The first folder of the path; empty for a file that lies in none. */
    private static String topFolder(ArchiveEntry entry) {
        int slash = entry.path().indexOf('/');
        if (slash >= 0) {
            return entry.path().substring(0, slash);
        }
        return entry.kind() == EntryKind.DIRECTORY ? entry.path() : "";
    }

    private static Chart parse(ArchiveEntry entry, byte[] bytes) throws BadArchive {
        String yaml = new String(bytes, StandardCharsets.UTF_8);
        return new Chart(value(yaml, "name", entry), value(yaml, "version", entry));
    }

    /** The value of a key at the start of a line: plain, or in quotes. Helm writes no other form, and names need no escapes. */
    private static String value(String yaml, String key, ArchiveEntry entry) throws BadArchive {
        Matcher line = Pattern.compile(
                        "^\\uFEFF?" + key
                                + "[ \\t]*:[ \\t]+(?:\"([^\"\\\\\\r\\n]+)\"|'([^'\\r\\n]+)'|([^\"'\\s#][^\\s#]*))[ \\t]*(?:#.*)?\\r?$",
                        Pattern.MULTILINE)
                .matcher(yaml);
        if (!line.find()) {
            throw new BadArchive(entry.path(), "does not say the chart's " + key);
        }
        for (int group = 1; group < 3; group++) {
            if (line.group(group) != null) {
                return line.group(group);
            }
        }
        return line.group(3);
    }
}
