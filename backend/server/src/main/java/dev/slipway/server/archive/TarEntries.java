package dev.slipway.server.archive;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.z.ZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** The entries of a tar file, compressed or not. */
final class TarEntries implements RawEntries {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int Z_DICTIONARY_KB = 1024;
    private static final int MAX_GLOBAL_HEADERS = 16;

    private final FileChannel file;
    private final Budget budget;
    private final TarBytes bytes;
    private final Headers tar;
    private @Nullable TarArchiveEntry current;

    private TarEntries(FileChannel file, TarBytes bytes, Budget budget) {
        this.file = file;
        this.bytes = bytes;
        this.tar = new Headers(bytes);
        this.budget = budget;
    }

    static TarEntries open(Path path, ArchiveFormat format, Budget budget) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            InputStream in = new BufferedInputStream(new FileRegion(file, 0, file.size()), BUFFER_BYTES);
            return new TarEntries(file, new TarBytes(decompressed(in, format), budget), budget);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw translated(e);
        }
    }

    private static InputStream decompressed(InputStream in, ArchiveFormat format) throws IOException {
        return switch (format) {
            case TAR_GZIP -> new GZIPInputStream(in, BUFFER_BYTES);
            case TAR_BZIP2 -> new BZip2CompressorInputStream(in, true);
            case TAR_COMPRESS -> new ZCompressorInputStream(in, Z_DICTIONARY_KB);
            case TAR -> in;
            case ZIP -> throw new IllegalArgumentException("A zip is no tar");
        };
    }

    @Override
    public @Nullable RawEntry next() throws IOException {
        try {
            if (current != null) {
                tar.transferTo(OutputStream.nullOutputStream());
            }
            bytes.headerBegins();
            current = tar.getNextEntry();
            bytes.headerEnded();
            if (current == null) {
                bytes.checkEnd();
                return null;
            }
        } catch (IOException | RuntimeException e) {
            throw translated(e);
        }
        return raw(current);
    }

    private RawEntry raw(TarArchiveEntry entry) throws IOException {
        EntryKind kind = kind(entry);
        if (entry.isSparse()) {
            budget.addBytes(entry.getRealSize());
        }
        return new RawEntry(
                entry.getName(),
                kind,
                kind == EntryKind.FILE ? entry.getRealSize() : 0,
                kind == EntryKind.FILE && (entry.getMode() & 0111) != 0,
                entry.getLastModifiedTime().toInstant(),
                kind == EntryKind.FILE || kind == EntryKind.DIRECTORY ? "" : entry.getLinkName());
    }

    private static EntryKind kind(TarArchiveEntry entry) throws BadArchive {
        if (entry.isDirectory()) {
            return EntryKind.DIRECTORY;
        }
        return switch (entry.getLinkFlag()) {
            case TarConstants.LF_OLDNORM,
                    TarConstants.LF_NORMAL,
                    TarConstants.LF_CONTIG,
                    TarConstants.LF_GNUTYPE_SPARSE -> EntryKind.FILE;
            case TarConstants.LF_SYMLINK -> EntryKind.SYMBOLIC_LINK;
            case TarConstants.LF_LINK -> EntryKind.HARD_LINK;
            case TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO ->
                throw new BadArchive(entry.getName(), "is a device or pipe");
            default ->
                throw new BadArchive(
                        entry.getName(), "is of tar's type '" + (char) entry.getLinkFlag() + "', which is not known");
        };
    }

    @Override
    public InputStream content() {
        return new FilterInputStream(tar) {
            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                try {
                    return super.read(buffer, offset, length);
                } catch (IOException | RuntimeException e) {
                    throw translated(e);
                }
            }

            @Override
            public void close() {
                // The archive goes on.
            }
        };
    }

    @Override
    public void close() throws IOException {
        tar.close();
        file.close();
    }

    /** The libraries tell damage by all kinds of exceptions, unchecked ones included. */
    private static IOException translated(Exception e) {
        if (e instanceof BadArchive bad) {
            return bad;
        }
        if (e instanceof ClosedChannelException closed) {
            return closed; // by an interrupt: the archive is not to blame
        }
        boolean ended =
                e instanceof EOFException || String.valueOf(e.getMessage()).contains("Truncated");
        return ended
                ? new BadArchive("is cut off", e)
                : new BadArchive("is damaged or no archive of its kind: " + e.getMessage(), e);
    }

    /** Global headers hold for the rest of the archive, so memory grows with them. */
    private static final class Headers extends TarArchiveInputStream {
        private int globalHeaders;

        Headers(InputStream in) {
            super(in, "UTF-8");
        }

        @Override
        protected byte @Nullable [] readRecord() throws IOException {
            byte[] header = super.readRecord();
            int type = 156;
            if (header != null
                    && header[type] == TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER
                    && ++globalHeaders > MAX_GLOBAL_HEADERS) {
                throw new BadArchive("has more than " + MAX_GLOBAL_HEADERS + " global headers");
            }
            return header;
        }
    }
}
