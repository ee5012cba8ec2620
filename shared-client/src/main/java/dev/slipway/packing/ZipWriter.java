package dev.slipway.packing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import okio.ByteString;

/**
 * A zip file with UTF-8 names, Unix permissions and Zip64 where a number is too large for the old fields. {@code
 * java.util.zip} writes no permissions, and the JDK's zip file system writes the time of today.
 */
final class ZipWriter implements ArchiveWriter {
    /** What a field of 32 bits says when the number is in the Zip64 field. */
    private static final long IN_ZIP64 = 0xffff_ffffL;
    /** Less than that by what deflating can add to a file that it cannot make smaller. */
    static final long LARGEST_PLAIN = IN_ZIP64 - (4 << 20);

    private static final int MOST_PLAIN_ENTRIES = 0xffff;
    private static final short FOLLOWED_BY_SIZES_AND_UTF_8 = 0x0808;
    private static final short DEFLATED = 8;
    private static final short PLAIN_VERSION = 20;
    private static final short ZIP64_VERSION = 45;
    private static final short BY_UNIX = 3 << 8;
    private static final int REGULAR_FILE = 0_100_000;
    /** {@link #FIXED_TIME} as MS-DOS wrote it: midnight, and a day with the years since 1980 in front. */
    private static final int DOS_TIME = ((2 << 5) | 1) << 16;

    private final OutputStream out;
    private final long largestPlain;
    private final Transfer transfer = new Transfer();
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final byte[] deflated = new byte[64 * 1024];
    private final List<Entry> entries = new ArrayList<>();
    private long position;

    /** What the directory at the end says of a file. */
    private record Entry(ByteString name, int mode, int crc, long deflatedSize, long size, long offset) {}

    ZipWriter(OutputStream out) {
        this(out, LARGEST_PLAIN);
    }

    /** @param largestPlain the largest number that is not put into a Zip64 field; tests have no files of 4 GB */
    ZipWriter(OutputStream out, long largestPlain) {
        this.out = out;
        this.largestPlain = largestPlain;
    }

    @Override
    public void add(PackedFile file) throws IOException {
        long offset = position;
        byte[] name = file.name().getBytes(StandardCharsets.UTF_8);
        boolean isLarge = file.size() > largestPlain;
        ByteBuffer head = fields(30 + name.length + (isLarge ? 20 : 0))
                .putInt(0x04034b50)
                .putShort(isLarge ? ZIP64_VERSION : PLAIN_VERSION)
                .putShort(FOLLOWED_BY_SIZES_AND_UTF_8)
                .putShort(DEFLATED)
                .putInt(DOS_TIME)
                .putInt(0)
                .putInt(isLarge ? -1 : 0)
                .putInt(isLarge ? -1 : 0)
                .putShort((short) name.length)
                .putShort((short) (isLarge ? 20 : 0))
                .put(name);
        if (isLarge) {
            head.putShort((short) 1).putShort((short) 16).putLong(0).putLong(0);
        }
        write(head);
        var crc = new CRC32();
        long deflatedSize = deflate(file, crc);
        ByteBuffer sizes = fields(isLarge ? 24 : 16).putInt(0x08074b50).putInt((int) crc.getValue());
        if (isLarge) {
            sizes.putLong(deflatedSize).putLong(file.size());
        } else {
            sizes.putInt((int) deflatedSize).putInt((int) file.size());
        }
        write(sizes);
        entries.add(
                new Entry(ByteString.of(name), file.mode(), (int) crc.getValue(), deflatedSize, file.size(), offset));
    }

    /** Answers the size of what was written. */
    private long deflate(PackedFile file, CRC32 crc) throws IOException {
        deflater.reset();
        transfer.copy(file, (bytes, length) -> {
            crc.update(bytes, 0, length);
            deflater.setInput(bytes, 0, length);
            while (!deflater.needsInput()) {
                writeDeflated();
            }
        });
        deflater.finish();
        while (!deflater.finished()) {
            writeDeflated();
        }
        return deflater.getBytesWritten();
    }

    private void writeDeflated() throws IOException {
        write(deflated, deflater.deflate(deflated));
    }

    @Override
    public void finish() throws IOException {
        deflater.end();
        long start = position;
        for (Entry entry : entries) {
            writeDirectoryEntry(entry);
        }
        long size = position - start;
        int count = entries.size();
        if (count >= MOST_PLAIN_ENTRIES || start > largestPlain || size > largestPlain) {
            writeLargeEnd(start, size);
        }
        short shownCount = (short) Math.min(count, MOST_PLAIN_ENTRIES);
        write(fields(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort(shownCount)
                .putShort(shownCount)
                .putInt(plain(size))
                .putInt(plain(start))
                .putShort((short) 0));
    }

    private void writeDirectoryEntry(Entry entry) throws IOException {
        ByteBuffer large = fields(24);
        if (entry.size() > largestPlain) {
            // Both, for the sizes after the content are in eight bytes both or neither.
            large.putLong(entry.size()).putLong(entry.deflatedSize());
        }
        if (entry.offset() > largestPlain) {
            large.putLong(entry.offset());
        }
        boolean isLarge = large.flip().hasRemaining();
        int extra = isLarge ? 4 + large.remaining() : 0;
        short version = isLarge ? ZIP64_VERSION : PLAIN_VERSION;
        ByteBuffer fields = fields(46 + entry.name().size() + extra)
                .putInt(0x02014b50)
                .putShort((short) (BY_UNIX | version))
                .putShort(version)
                .putShort(FOLLOWED_BY_SIZES_AND_UTF_8)
                .putShort(DEFLATED)
                .putInt(DOS_TIME)
                .putInt(entry.crc())
                .putInt(entry.size() > largestPlain ? -1 : (int) entry.deflatedSize())
                .putInt(plain(entry.size()))
                .putShort((short) entry.name().size())
                .putShort((short) extra)
                .putShort((short) 0)
                .putInt(0)
                .putInt((REGULAR_FILE | entry.mode()) << 16)
                .putInt(plain(entry.offset()))
                .put(entry.name().asByteBuffer());
        if (isLarge) {
            fields.putShort((short) 1).putShort((short) large.remaining()).put(large);
        }
        write(fields);
    }

    private void writeLargeEnd(long start, long size) throws IOException {
        long here = position;
        write(fields(56)
                .putInt(0x06064b50)
                .putLong(44)
                .putShort((short) (BY_UNIX | ZIP64_VERSION))
                .putShort(ZIP64_VERSION)
                .putInt(0)
                .putInt(0)
                .putLong(entries.size())
                .putLong(entries.size())
                .putLong(size)
                .putLong(start));
        write(fields(20).putInt(0x07064b50).putInt(0).putLong(here).putInt(1));
    }

    private int plain(long number) {
        return number > largestPlain ? -1 : (int) number;
    }

    private static ByteBuffer fields(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void write(ByteBuffer fields) throws IOException {
        byte[] bytes = new byte[fields.flip().remaining()];
        fields.get(bytes);
        write(bytes, bytes.length);
    }

    private void write(byte[] bytes, int length) throws IOException {
        out.write(bytes, 0, length);
        position += length;
    }
}
