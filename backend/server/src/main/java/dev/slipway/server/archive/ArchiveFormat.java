package dev.slipway.server.archive;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats of packages, by the extension of their file (R3.1). */
public enum ArchiveFormat {
    ZIP,
    TAR,
    TAR_GZIP,
    TAR_BZIP2,
    TAR_COMPRESS;

    /** The extensions of this format, each with its dot. */
    public List<String> extensions() {
        return switch (this) {
            // A .rar is a Java resource adapter; what WinRAR makes is refused when it is read.
            case ZIP -> List.of(".zip", ".nupkg", ".jar", ".war", ".ear", ".rar");
            case TAR -> List.of(".tar");
            case TAR_GZIP -> List.of(".tar.gz", ".tgz");
            case TAR_BZIP2 -> List.of(".tar.bz2", ".tar.bz", ".tbz", ".tbz2");
            case TAR_COMPRESS -> List.of(".tar.Z");
        };
    }

    /** The format for an extension such as {@code .tar.gz}, with or without its first dot, in any case. */
    public static Optional<ArchiveFormat> ofExtension(String extension) {
        String wanted = withDot(extension);
        return Arrays.stream(values())
                .filter(format -> format.extensions().stream().anyMatch(wanted::equalsIgnoreCase))
                .findFirst();
    }

    /** All extensions, each with its dot. */
    public static List<String> allExtensions() {
        return Arrays.stream(values()).flatMap(f -> f.extensions().stream()).toList();
    }

    static boolean isNupkg(String extension) {
        return withDot(extension).toLowerCase(Locale.ROOT).equals(".nupkg");
    }

    private static String withDot(String extension) {
        return extension.startsWith(".") ? extension : "." + extension;
    }
}
