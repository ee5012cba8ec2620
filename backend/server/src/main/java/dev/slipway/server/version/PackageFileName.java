package dev.slipway.server.version;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the name of a package file says (R3.3).
 *
 * @param id as short as possible: the version begins at the first dot after which everything is a version
 * @param version the version as written
 * @param extension one of {@link #EXTENSIONS}, with its dot
 */
public record PackageFileName(String id, String version, String extension) {
    /** The accepted kinds of files (R3.1). */
    public static final List<String> EXTENSIONS = List.of(
            ".zip",
            ".nupkg",
            ".jar",
            ".war",
            ".ear",
            ".rar",
            ".tar",
            ".tar.gz",
            ".tgz",
            ".tar.Z",
            ".tar.bz2",
            ".tar.bz",
            ".tbz",
            ".tbz2");

    /** The most characters a package file's name may have, which is what file systems take. */
    public static final int MAX_LENGTH = 255;

    /** @throws InvalidPackageFileName when the extension is not accepted, or the rest is not an id and a version */
    public static PackageFileName parse(String fileName) {
        if (fileName.length() > MAX_LENGTH) {
            throw InvalidPackageFileName.of(fileName, "it is longer than " + MAX_LENGTH + " characters");
        }
        String extension = extensionOf(fileName)
                .orElseThrow(() -> InvalidPackageFileName.of(
                        fileName, "its extension must be one of " + String.join(" ", EXTENSIONS)));
        String stem = fileName.substring(0, fileName.length() - extension.length());
        for (int dot = stem.indexOf('.'); dot >= 0; dot = stem.indexOf('.', dot + 1)) {
            String version = stem.substring(dot + 1);
            if (isVersion(version)) {
                String id = stem.substring(0, dot);
                if (!PackageId.isValid(id)) {
                    throw InvalidPackageFileName.of(
                            fileName, "'" + InvalidVersion.shortened(id) + "' is not a package id");
                }
                return new PackageFileName(id, version, extension);
            }
        }
        throw InvalidPackageFileName.of(
                fileName, "it is not made of an id, a dot and a version, like Acme.Web.1.2.3.zip");
    }

    /** The longest accepted extension of a file name in any case, as {@link #EXTENSIONS} spells it. */
    public static Optional<String> extensionOf(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return EXTENSIONS.stream()
                .filter(extension -> lower.endsWith(extension.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** A version in a file name has no leading v. */
    private static boolean isVersion(String text) {
        return !text.isEmpty()
                && Ascii.isDigit(text.charAt(0))
                && Version.tryParse(text, VersionKind.SEMVER)
                        .filter(version -> version.text().equals(text))
                        .isPresent();
    }
}
