package dev.slipway.packing;

import dev.slipway.packing.FileTree.FoundFile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes files, in the order in which they are given, into archives. The same files give the same bytes, wherever they are
 * and whenever they were made, as long as Java compresses alike. The stream stays open.
 */
public final class Packing {
    private static final String JAR_MANIFEST = "META-INF/MANIFEST.MF";

    private Packing() {}

    public static void zip(List<FoundFile> files, OutputStream out) throws IOException {
        write(packed(files), new ZipWriter(out));
    }

    /** A zip file that begins with its manifest, where Java looks for it; there is a bare one if the files have none. */
    public static void jar(List<FoundFile> files, OutputStream out) throws IOException {
        List<PackedFile> entries = new ArrayList<>();
        for (FoundFile file : files) {
            entries.add(file.name().equals(JAR_MANIFEST) ? 0 : entries.size(), PackedFile.of(file));
        }
        if (!entries.get(0).name().equals(JAR_MANIFEST)) {
            entries.add(0, PackedFile.of(JAR_MANIFEST, "Manifest-Version: 1.0\r\n\r\n"));
        }
        write(entries, new ZipWriter(out));
    }

    /** @throws BadFiles also when one has a name that the format needs for itself */
    public static void nupkg(NupkgManifest manifest, List<FoundFile> files, OutputStream out) throws IOException {
        write(new Nupkg(manifest).entries(files), new ZipWriter(out));
    }

    public static void tarGzip(List<FoundFile> files, OutputStream out) throws IOException {
        write(packed(files), new TarGzipWriter(out));
    }

    private static List<PackedFile> packed(List<FoundFile> files) throws IOException {
        List<PackedFile> packed = new ArrayList<>();
        for (FoundFile file : files) {
            packed.add(PackedFile.of(file));
        }
        return packed;
    }

    private static void write(List<PackedFile> entries, ArchiveWriter archive) throws IOException {
        for (PackedFile entry : entries) {
            archive.add(entry);
        }
        archive.finish();
    }
}
