package dev.slipway.server.archive;

import static dev.slipway.server.archive.ZipDirectory.u16;
import static dev.slipway.server.archive.ZipDirectory.u32;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.zip.CRC32;

/**
 * What the central directory of a zip file says of one entry.
 *
 * @param name as it is written, but with {@code /} for the {@code \} of old .NET
 * @param mode of Unix, or 0 when the archive was made elsewhere
 * @param offset of the entry's local header
 */
record ZipHeader(
        String name,
        int flags,
        int method,
        Instant modified,
        long crc,
        long packedSize,
        long size,
        int mode,
        long offset) {
    static final int FIXED_BYTES = 46;

    private static final Charset DOS = Charset.forName("IBM437");
    private static final Instant ZERO_DATE = Instant.parse("1980-01-01T00:00:00Z");
    private static final int ZIP64_EXTRA = 0x0001;
    private static final int TIME_EXTRA = 0x5455;
    private static final int UNICODE_PATH_EXTRA = 0x7075;
    private static final int UTF8_FLAG = 1 << 11;
    private static final int UNIX = 3;
    private static final int MAC_OS = 19;

    /** @param fixed the {@value #FIXED_BYTES} bytes that each header begins with */
    static ZipHeader parse(ByteBuffer fixed, byte[] name, byte[] extra) throws BadArchive {
        int flags = u16(fixed, 8);
        int system = u16(fixed, 4) >> 8;
        var fields = new Fields(
                decoded(name, flags),
                dosTime(u16(fixed, 14), u16(fixed, 12)),
                u32(fixed, 20),
                u32(fixed, 24),
                u32(fixed, 42));
        fields.readExtra(name, ByteBuffer.wrap(extra).order(ByteOrder.LITTLE_ENDIAN));
        return new ZipHeader(
                fields.name.replace('\\', '/'),
                flags,
                u16(fixed, 10),
                fields.modified,
                u32(fixed, 16),
                fields.packedSize,
                fields.size,
                system == UNIX || system == MAC_OS ? u16(fixed, 40) : 0,
                fields.offset);
    }

    boolean isEncrypted() {
        return (flags & 1) != 0;
    }

    EntryKind kind() throws BadArchive {
        return switch (mode & 0170000) {
            case 0120000 -> EntryKind.SYMBOLIC_LINK;
            case 0040000 -> EntryKind.DIRECTORY;
            case 0, 0100000 -> name.endsWith("/") ? EntryKind.DIRECTORY : EntryKind.FILE;
            default -> throw new BadArchive(name, "is a device or pipe");
        };
    }

    private static String decoded(byte[] name, int flags) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name))
                    .toString();
        } catch (CharacterCodingException e) {
            // Many tools write UTF-8 and do not say so, so only what cannot be UTF-8 is in the code page of DOS.
            return new String(name, (flags & UTF8_FLAG) != 0 ? StandardCharsets.UTF_8 : DOS);
        }
    }

    private static Instant dosTime(int date, int time) {
        try {
            return LocalDateTime.of(
                            1980 + (date >> 9),
                            (date >> 5) & 15,
                            date & 31,
                            time >> 11,
                            (time >> 5) & 63,
                            Math.min(2 * (time & 31), 59))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return ZERO_DATE;
        }
    }

    /** What an extra field may say better than the fixed part. */
    private static final class Fields {
        private String name;
        private Instant modified;
        private long packedSize;
        private long size;
        private long offset;

        Fields(String name, Instant modified, long packedSize, long size, long offset) {
            this.name = name;
            this.modified = modified;
            this.packedSize = packedSize;
            this.size = size;
            this.offset = offset;
        }

        void readExtra(byte[] rawName, ByteBuffer extra) throws BadArchive {
            while (extra.remaining() >= 4) {
                int id = extra.getShort() & 0xffff;
                int length = extra.getShort() & 0xffff;
                if (length > extra.remaining()) {
                    break; // padding, as some tools leave it to align the content
                }
                ByteBuffer field = extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
                extra.position(extra.position() + length);
                switch (id) {
                    case ZIP64_EXTRA -> readZip64(field);
                    case TIME_EXTRA -> readTime(field);
                    case UNICODE_PATH_EXTRA -> readUnicodePath(rawName, field);
                    default -> {}
                }
            }
            if (packedSize < 0 || size < 0 || offset < 0) {
                throw new BadArchive(name, "has a size or place that is no number");
            }
        }

        private void readZip64(ByteBuffer field) {
            size = wide(size, field);
            packedSize = wide(packedSize, field);
            offset = wide(offset, field);
        }

        /** A value that does not fit 32 bits is all ones there, and the next one in the field. */
        private static long wide(long narrow, ByteBuffer field) {
            return narrow == 0xffffffffL && field.remaining() >= 8 ? field.getLong() : narrow;
        }

        private void readTime(ByteBuffer field) {
            if (field.remaining() >= 5 && (field.get() & 1) != 0) {
                modified = Instant.ofEpochSecond(field.getInt());
            }
        }

        /** The name in UTF-8, good as long as the other name has not been changed since. */
        private void readUnicodePath(byte[] rawName, ByteBuffer field) {
            if (field.remaining() > 5 && field.get() == 1) {
                var crc = new CRC32();
                crc.update(rawName);
                if ((field.getInt() & 0xffffffffL) == crc.getValue()) {
                    name = StandardCharsets.UTF_8.decode(field).toString();
                }
            }
        }
    }
}
