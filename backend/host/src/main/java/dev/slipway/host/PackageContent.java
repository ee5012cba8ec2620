package dev.slipway.host;

import java.util.regex.Pattern;

/**
 * Bytes to be kept on a machine, named by their hash.
 *
 * @param sha256 64 hexadecimal digits in lower case
 */
public record PackageContent(String sha256, ByteSource content) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public PackageContent {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("'" + sha256 + "' is not a SHA-256 in 64 lower case hexadecimal digits");
        }
    }
}
