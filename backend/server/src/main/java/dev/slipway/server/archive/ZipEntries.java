package dev.slipway.server.archive;

import static dev.slipway.server.archive.ZipDirectory.u16;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a zip file, read from its central directory one by one. Neither library at hand will do: that of the JDK does not
 * tell permissions and links, and commons-compress keeps an object for every entry that a hostile directory lists.
 */
final class ZipEntries implements RawEntries {
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_FIXED_BYTES = 30;
    private static final int MAX_LINK_BYTES = 4096;
    private static final int BUFFER_BYTES = 64 * 1024;

    private static final int STORED = 0;
    private static final int DEFLATE = 8;
    private static final int DEFLATE64 = 9;
    private static final int BZIP2 = 12;

    private final FileChannel file;
    private final Budget budget;
    private final ZipDirectory directory;
    private final InputStream headers;
    private long headersRead;
    private @Nullable ZipHeader current;
    private InputStream content = InputStream.nullInputStream();

    private ZipEntries(FileChannel file, Budget budget, ZipDirectory directory) {
        this.file = file;
        this.budget = budget;
        this.directory = directory;
        this.headers = new BufferedInputStream(new FileRegion(file, directory.start(), directory.end()), BUFFER_BYTES);
    }

    static ZipEntries open(Path path, Budget budget) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new ZipEntries(file, budget, ZipDirectory.locate(file));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public @Nullable RawEntry next() throws IOException {
        content.close();
        current = nextHeader();
        if (current == null) {
            return null;
        }
        if (current.isEncrypted()) {
            throw new BadArchive(current.name(), "is encrypted");
        }
        budget.addBytes(current.size());
        EntryKind kind = current.kind();
        return new RawEntry(
                current.name(),
                kind,
                kind == EntryKind.FILE ? current.size() : 0,
                kind == EntryKind.FILE && (current.mode() & 0111) != 0,
                current.modified(),
                kind == EntryKind.SYMBOLIC_LINK ? linkTarget(current) : "");
    }

    private @Nullable ZipHeader nextHeader() throws IOException {
        byte[] bytes = headers.readNBytes(ZipHeader.FIXED_BYTES);
        if (bytes.length == 0) {
            // The count has 16 bits unless the file is in the wide format, and some writers let it run over.
            if ((headersRead & 0xffff) != (directory.count() & 0xffff)) {
                throw ZipDirectory.damaged();
            }
            return null;
        }
        ByteBuffer fixed = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < ZipHeader.FIXED_BYTES || fixed.getInt(0) != ZipDirectory.HEADER_SIGNATURE) {
            throw ZipDirectory.damaged();
        }
        byte[] name = headerBytes(u16(fixed, 28));
        byte[] extra = headerBytes(u16(fixed, 30));
        headerBytes(u16(fixed, 32));
        headersRead++;
        return ZipHeader.parse(fixed, name, extra);
    }

    private byte[] headerBytes(int length) throws IOException {
        byte[] bytes = headers.readNBytes(length);
        if (bytes.length < length) {
            throw ZipDirectory.damaged();
        }
        return bytes;
    }

    private String linkTarget(ZipHeader header) throws IOException {
        if (header.size() > MAX_LINK_BYTES) {
            throw new BadArchive(header.name(), "is a link with a target of more than " + MAX_LINK_BYTES + " bytes");
        }
        try (InputStream target = content()) {
            return new String(target.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public InputStream content() throws IOException {
        ZipHeader header = current;
        if (header == null) {
            throw new IllegalStateException("There is no entry to read");
        }
        content.close();
        content = new ZipContent(unpacked(header, packed(header)), header);
        return content;
    }

    private InputStream packed(ZipHeader header) throws IOException {
        long at = header.offset() + directory.shift();
        try {
            ByteBuffer local = ZipDirectory.read(file, at, LOCAL_FIXED_BYTES);
            long start = at + LOCAL_FIXED_BYTES + u16(local, 26) + u16(local, 28);
            if (local.getInt(0) == LOCAL_SIGNATURE && header.packedSize() <= directory.start() - start) {
                return new FileRegion(file, start, start + header.packedSize());
            }
        } catch (EOFException | IllegalArgumentException e) {
            throw new BadArchive(header.name(), "is not where the directory of the zip file says", e);
        }
        throw new BadArchive(header.name(), "is not where the directory of the zip file says");
    }

    private static InputStream unpacked(ZipHeader header, InputStream packed) throws IOException {
        return switch (header.method()) {
            case STORED -> packed;
            case DEFLATE -> inflated(packed, (int) Math.max(512, Math.min(header.packedSize(), BUFFER_BYTES)));
            case DEFLATE64 -> new Deflate64CompressorInputStream(packed);
            case BZIP2 -> bunzipped(header, packed);
            default ->
                throw new BadArchive(
                        header.name(), "is compressed by method " + header.method() + ", use Deflate instead");
        };
    }

    private static InputStream bunzipped(ZipHeader header, InputStream packed) throws IOException {
        try {
            return new BZip2CompressorInputStream(packed);
        } catch (IOException e) {
            throw new BadArchive(header.name(), "is damaged: " + e.getMessage(), e);
        }
    }

    private static InputStream inflated(InputStream packed, int bufferBytes) {
        var inflater = new Inflater(true);
        // Without the header of zlib, the inflater may ask for one byte after the end.
        InputStream padded = new SequenceInputStream(packed, new ByteArrayInputStream(new byte[1]));
        return new InflaterInputStream(padded, inflater, bufferBytes) {
            @Override
            public void close() throws IOException {
                inflater.end();
                super.close();
            }
        };
    }

    @Override
    public void close() throws IOException {
        content.close();
        file.close();
    }
}
