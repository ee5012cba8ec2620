package dev.slipway.server.archive;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;
import java.util.zip.CRC32;

/** The unpacked content of a zip entry. It fails at its end, at the latest, when it is not what the directory says. */
final class ZipContent extends FilterInputStream {
    private final ZipHeader header;
    private final CRC32 crc = new CRC32();
    private long read;

    ZipContent(InputStream unpacked, ZipHeader header) {
        super(unpacked);
        this.header = header;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int count = unpack(buffer, offset, length);
        if (count < 0) {
            checkEnd();
            return -1;
        }
        read += count;
        if (read > header.size()) {
            throw new BadArchive(header.name(), "is longer than the " + header.size() + " bytes it says");
        }
        crc.update(buffer, offset, count);
        return count;
    }

    private int unpack(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (ClosedChannelException e) {
            throw e; // by an interrupt: the archive is not to blame
        } catch (EOFException e) {
            throw new BadArchive(header.name(), "is cut off", e);
        } catch (IOException | RuntimeException e) {
            throw new BadArchive(header.name(), "is damaged: " + e.getMessage(), e);
        }
    }

    private void checkEnd() throws BadArchive {
        if (read < header.size()) {
            throw new BadArchive(header.name(), "has only " + read + " of the " + header.size() + " bytes it says");
        }
        if (crc.getValue() != header.crc()) {
            throw new BadArchive(header.name(), "is damaged: its checksum is wrong");
        }
    }

    /** By reading, for the checksum needs all bytes. */
    @Override
    public long skip(long wanted) throws IOException {
        return readNBytes((int) Math.max(0, Math.min(wanted, 8192))).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
