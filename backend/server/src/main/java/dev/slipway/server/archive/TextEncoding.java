package dev.slipway.server.archive;

import java.nio.charset.Charset;

/**
 * How a text file is written.
 *
 * @param byteOrderMark whether the file begins with one
 */
public record TextEncoding(Charset charset, boolean byteOrderMark) {
    @Override
    public String toString() {
        return charset.name() + (byteOrderMark ? " with byte order mark" : "");
    }
}
