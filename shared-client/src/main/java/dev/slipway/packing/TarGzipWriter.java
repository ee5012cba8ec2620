package dev.slipway.packing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** A tar file in the POSIX format: ustar, with extended headers where a name or a size does not fit. Compressed by gzip. */
final class TarGzipWriter implements ArchiveWriter {
    private static final int BLOCK = 512;
    private static final int LONGEST_NAME = 100;
    private static final long LARGEST_SIZE = 077_777_777_777L;

    private final GZIPOutputStream out;
    private final Transfer transfer = new Transfer();

    TarGzipWriter(OutputStream out) throws IOException {
        this.out = new GZIPOutputStream(out, 64 * 1024);
    }

    @Override
    public void add(PackedFile file) throws IOException {
        String records = extended(file);
        if (!records.isEmpty()) {
            byte[] bytes = records.getBytes(UTF_8);
            out.write(header("PaxHeader", 0_644, bytes.length, 'x'));
            out.write(bytes);
            pad(bytes.length);
        }
        out.write(header(file.name(), file.mode(), file.size() > LARGEST_SIZE ? 0 : file.size(), '0'));
        transfer.copy(file, (bytes, length) -> out.write(bytes, 0, length));
        pad(file.size());
    }

    @Override
    public void finish() throws IOException {
        out.write(new byte[2 * BLOCK]);
        out.finish();
    }

    private static String extended(PackedFile file) {
        String name = file.name();
        boolean isPlain = name.length() <= LONGEST_NAME && name.chars().allMatch(c -> c < 128);
        return (isPlain ? "" : record("path", name))
                + (file.size() <= LARGEST_SIZE ? "" : record("size", String.valueOf(file.size())));
    }

    /** Begins with its own length in bytes, in which the digits of that length count too. */
    private static String record(String key, String value) {
        String rest = " " + key + "=" + value + "\n";
        int without = rest.getBytes(UTF_8).length;
        int length = without + String.valueOf(without).length();
        length = without + String.valueOf(length).length();
        return length + rest;
    }

    private static byte[] header(String name, int mode, long size, char kind) {
        byte[] header = new byte[BLOCK];
        byte[] shown = name.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(shown, 0, header, 0, Math.min(shown.length, LONGEST_NAME));
        octal(header, 100, 8, mode);
        octal(header, 108, 8, 0);
        octal(header, 116, 8, 0);
        octal(header, 124, 12, size);
        octal(header, 136, 12, FIXED_TIME);
        Arrays.fill(header, 148, 156, (byte) ' ');
        header[156] = (byte) kind;
        text(header, 257, "ustar\0" + "00");
        text(header, 265, "root");
        text(header, 297, "root");
        int sum = 0;
        for (byte unit : header) {
            sum += unit & 0xff;
        }
        text(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
        return header;
    }

    private static void octal(byte[] header, int at, int width, long number) {
        text(header, at, String.format(Locale.ROOT, "%0" + (width - 1) + "o", number));
    }

    private static void text(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private void pad(long size) throws IOException {
        out.write(new byte[(int) (-size & (BLOCK - 1))]);
    }
}
