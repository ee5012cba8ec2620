package dev.slipway.server.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * Where the list of entries (the "central directory") of a zip file lies.
 *
 * @param start of the list in the file
 * @param end of the list in the file
 * @param count how many entries it should have
 * @param shift how much stands before the zip, such as the script of a self-extracting archive; offsets do not count it
 */
record ZipDirectory(long start, long end, long count, long shift) {
    static final int HEADER_SIGNATURE = 0x02014b50;

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int MAX_COMMENT_BYTES = 0xffff;
    private static final int ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
    private static final int ZIP64_LOCATOR_BYTES = 20;
    private static final int ZIP64_END_SIGNATURE = 0x06064b50;
    private static final int ZIP64_END_BYTES = 56;

    static ZipDirectory locate(FileChannel file) throws IOException {
        long size = file.size();
        int tailBytes = (int) Math.min(size, END_BYTES + MAX_COMMENT_BYTES);
        ByteBuffer tail = read(file, size - tailBytes, tailBytes);
        for (int at = tailBytes - END_BYTES; at >= 0; at--) {
            if (tail.getInt(at) == END_SIGNATURE && at + END_BYTES + u16(tail, at + 20) <= tailBytes) {
                return of(file, tail.slice(at, END_BYTES).order(ByteOrder.LITTLE_ENDIAN), size - tailBytes + at);
            }
        }
        throw new BadArchive("is no zip file or is cut off: the directory at its end is missing");
    }

    private static ZipDirectory of(FileChannel file, ByteBuffer end, long endAt) throws IOException {
        if (u16(end, 4) != u16(end, 6)) {
            throw new BadArchive("is one part of a zip file in several parts");
        }
        long count = u16(end, 10);
        long bytes = u32(end, 12);
        long offset = u32(end, 16);
        long locatorAt = endAt - ZIP64_LOCATOR_BYTES;
        boolean mayBeZip64 = count == 0xffff || bytes == 0xffffffffL || offset == 0xffffffffL;
        if (mayBeZip64 && locatorAt >= ZIP64_END_BYTES) {
            ByteBuffer locator = read(file, locatorAt, ZIP64_LOCATOR_BYTES);
            if (locator.getInt(0) == ZIP64_LOCATOR_SIGNATURE) {
                return zip64(file, locator.getLong(8), locatorAt);
            }
        }
        return checked(file, count, bytes, offset, endAt);
    }

    private static ZipDirectory zip64(FileChannel file, long toldAt, long locatorAt) throws IOException {
        // The offset does not count what stands before the zip; the record is where it says, or right before its
        // locator.
        for (long at : new long[] {toldAt, locatorAt - ZIP64_END_BYTES}) {
            if (at >= 0 && at <= locatorAt - ZIP64_END_BYTES) {
                ByteBuffer end = read(file, at, ZIP64_END_BYTES);
                if (end.getInt(0) == ZIP64_END_SIGNATURE) {
                    return checked(file, end.getLong(32), end.getLong(40), end.getLong(48), at);
                }
            }
        }
        throw damaged();
    }

    private static ZipDirectory checked(FileChannel file, long count, long bytes, long offset, long end)
            throws IOException {
        if (count < 0 || bytes < 0 || offset < 0 || bytes > end || offset > end - bytes) {
            throw damaged();
        }
        long start = end - bytes;
        if (startsWithHeader(file, start, end)) {
            return new ZipDirectory(start, end, count, start - offset);
        }
        // Something stands between the directory and the record that ends it.
        if (startsWithHeader(file, offset, offset + bytes)) {
            return new ZipDirectory(offset, offset + bytes, count, 0);
        }
        throw damaged();
    }

    private static boolean startsWithHeader(FileChannel file, long start, long end) throws IOException {
        return start == end || (end - start >= 4 && read(file, start, 4).getInt(0) == HEADER_SIGNATURE);
    }

    static BadArchive damaged() {
        return new BadArchive("is damaged: the directory of the zip file is not where its end says, or not as long");
    }

    /** @throws EOFException when the file ends before that */
    static ByteBuffer read(FileChannel file, long position, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException();
            }
        }
        return buffer.flip();
    }

    static int u16(ByteBuffer buffer, int at) {
        return buffer.getShort(at) & 0xffff;
    }

    static long u32(ByteBuffer buffer, int at) {
        return buffer.getInt(at) & 0xffffffffL;
    }
}
