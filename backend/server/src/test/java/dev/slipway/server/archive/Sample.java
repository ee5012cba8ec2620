package dev.slipway.server.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/**
 * An entry of an archive that a test writes or has read.
 *
 * @param content of a file, one character per byte; of a link, its target
 */
record Sample(String name, EntryKind kind, boolean executable, String content) {
    static final Instant TIME = Instant.parse("2026-03-04T05:06:08Z");

    interface Packing {
        byte[] pack(List<Sample> entries) throws IOException;
    }

    static Sample file(String name, String content) {
        return new Sample(name, EntryKind.FILE, false, content);
    }

    static Sample folder(String name) {
        return new Sample(name, EntryKind.DIRECTORY, false, "");
    }

    static Sample link(String name, String target) {
        return new Sample(name, EntryKind.SYMBOLIC_LINK, false, target);
    }

    static Sample hardLink(String name, String target) {
        return new Sample(name, EntryKind.HARD_LINK, false, target);
    }

    /** Random trees with all that the formats have in common. */
    static List<Sample> tree(long seed) {
        var random = new Random(seed);
        List<Sample> entries = new ArrayList<>();
        entries.add(folder("empty"));
        entries.add(link("to-a-file", "folder/ümläut 日本.txt"));
        entries.add(file("folder/ümläut 日本.txt", "text"));
        entries.add(link("folder/up", "../empty"));
        entries.add(file("long/" + "n".repeat(180) + "/" + "m".repeat(200) + ".txt", "long"));
        entries.add(link("long/link", "x/".repeat(70) + "y"));
        entries.add(file("nothing", ""));
        for (int i = 0; i < 20; i++) {
            String content =
                    random.nextBoolean() ? noise(random, random.nextInt(60_000)) : "same".repeat(random.nextInt(3_000));
            entries.add(new Sample("d" + random.nextInt(4) + "/f" + i, EntryKind.FILE, random.nextBoolean(), content));
        }
        return entries;
    }

    private static String noise(Random random, int size) {
        var bytes = new byte[size];
        random.nextBytes(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    byte[] bytes() {
        return content.getBytes(kind == EntryKind.FILE ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    static List<Sample> readAll(ArchiveReader archive) throws IOException {
        List<Sample> entries = new ArrayList<>();
        for (var next = archive.next(); next.isPresent(); next = archive.next()) {
            ArchiveEntry entry = next.get();
            String content = entry.linkTarget();
            if (entry.isFile()) {
                try (InputStream in = archive.content()) {
                    content = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                }
            }
            entries.add(new Sample(entry.path(), entry.kind(), entry.executable(), content));
        }
        return entries;
    }

    static byte[] zip(List<Sample> entries) throws IOException {
        return zip(entries, Zip64Mode.AsNeeded, ZipArchiveOutputStream.DEFLATED);
    }

    /** To a stream that cannot go back, so sizes and checksums follow the content (data descriptors) unless it is stored. */
    static byte[] zip(List<Sample> entries, Zip64Mode mode, int method) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipArchiveOutputStream(bytes)) {
            zip.setUseZip64(mode);
            for (Sample sample : entries) {
                var entry = new ZipArchiveEntry(sample.name + (sample.kind == EntryKind.DIRECTORY ? "/" : ""));
                entry.setMethod(method);
                entry.setSize(sample.bytes().length);
                var crc = new CRC32();
                crc.update(sample.bytes());
                entry.setCrc(crc.getValue());
                entry.setUnixMode(sample.mode());
                entry.setLastModifiedTime(FileTime.from(TIME));
                zip.putArchiveEntry(entry);
                zip.write(sample.bytes());
                zip.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private int mode() {
        return switch (kind) {
            case FILE -> 0100000 | (executable ? 0755 : 0644);
            case DIRECTORY -> 0040755;
            case SYMBOLIC_LINK -> 0120777;
            case HARD_LINK -> throw new IllegalStateException("A zip has no hard links");
        };
    }

    static byte[] tar(List<Sample> entries) throws IOException {
        return tar(entries, TarArchiveOutputStream.LONGFILE_POSIX);
    }

    static byte[] tar(List<Sample> entries, int longFileMode) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            tar.setLongFileMode(longFileMode);
            for (Sample sample : entries) {
                TarArchiveEntry entry = tarEntry(sample);
                tar.putArchiveEntry(entry);
                if (sample.kind == EntryKind.FILE) {
                    tar.write(sample.bytes());
                }
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static TarArchiveEntry tarEntry(Sample sample) {
        byte type =
                switch (sample.kind) {
                    case FILE -> TarConstants.LF_NORMAL;
                    case DIRECTORY -> TarConstants.LF_DIR;
                    case SYMBOLIC_LINK -> TarConstants.LF_SYMLINK;
                    case HARD_LINK -> TarConstants.LF_LINK;
                };
        var entry = new TarArchiveEntry(sample.name + (sample.kind == EntryKind.DIRECTORY ? "/" : ""), type, true);
        entry.setMode(sample.executable ? 0755 : 0644);
        entry.setLastModifiedTime(FileTime.from(TIME));
        if (sample.kind == EntryKind.FILE) {
            entry.setSize(sample.bytes().length);
        } else {
            entry.setLinkName(sample.content);
        }
        return entry;
    }

    static byte[] gzip(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    static byte[] bzip2(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream bzip2 = new BZip2CompressorOutputStream(bytes)) {
            bzip2.write(plain);
        }
        return bytes.toByteArray();
    }

    /** What {@code compress} might write: codes of nine bits, the table cleared before it needs ten. */
    static byte[] compress(byte[] plain) {
        var out = new ByteArrayOutputStream();
        out.write(0x1f);
        out.write(0x9d);
        out.write(0x90);
        var codes = new ArrayList<Integer>();
        for (int i = 0; i < plain.length; i++) {
            codes.add(plain[i] & 0xff);
            if (i % 247 == 246) {
                codes.add(256);
            }
        }
        int bits = 0;
        int count = 0;
        for (int code : codes) {
            bits |= code << count;
            count += 9;
            while (count >= 8) {
                out.write(bits & 0xff);
                bits >>>= 8;
                count -= 8;
            }
        }
        if (count > 0) {
            out.write(bits);
        }
        return out.toByteArray();
    }
}
