package dev.slipway.api;

import java.util.Map;

/**
 * A package file that comes in parts, and goes on after an interruption where it stopped. Slipway's own.
 *
 * @param fileName says what the package is, as in any push
 * @param size of the file that is sent, in bytes
 * @param sha256 of the package in hexadecimal digits, which is checked in the end; may be empty
 * @param packageId together with {@code baseVersion}: what is sent is a delta to this version; otherwise both are empty
 * @param received how much of the file is stored for good; the next part begins there
 */
@WireRecord
public record PackageUpload(
        String id,
        String fileName,
        long size,
        String sha256,
        String packageId,
        String baseVersion,
        long received,
        Map<String, String> links)
        implements PackageUploadBuilder.With {}
