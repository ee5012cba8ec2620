package dev.slipway.client;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the name of a package file says, as the server reads it; what counts in the end is the server's answer. */
public record PackageFileName(String packageId, String version) {
    /** The version begins at the first dot after which everything is a version. */
    private static final Pattern STEM = Pattern.compile(
            "(\\w+(?:[._-]\\w+)*?)\\.([0-9]+(?:\\.[0-9]+){0,3}(?:-[0-9A-Za-z.-]+)?(?:\\+[0-9A-Za-z.-]+)?)",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final List<String> EXTENSIONS = List.of(
            ".zip",
            ".nupkg",
            ".jar",
            ".war",
            ".ear",
            ".rar",
            ".tar",
            ".tar.gz",
            ".tgz",
            ".tar.z",
            ".tar.bz2",
            ".tar.bz",
            ".tbz",
            ".tbz2");
    /** They say inside what they are, so their names may be anything. */
    private static final List<String> DESCRIBED_INSIDE = List.of(".nupkg", ".tgz");

    /** Empty when the name does not say it; the file itself may. */
    public static Optional<PackageFileName> parse(String fileName) {
        String extension = extension(fileName);
        Matcher stem = STEM.matcher(fileName.substring(0, fileName.length() - extension.length()));
        return !extension.isEmpty() && stem.matches()
                ? Optional.of(new PackageFileName(stem.group(1), stem.group(2)))
                : Optional.empty();
    }

    /** Whether a server could know which package the file is. */
    public static boolean canBePushed(String fileName) {
        return DESCRIBED_INSIDE.contains(extension(fileName)) || parse(fileName).isPresent();
    }

    private static String extension(String fileName) {
        String folded = fileName.toLowerCase(Locale.ROOT);
        return EXTENSIONS.stream().filter(folded::endsWith).findFirst().orElse("");
    }
}
