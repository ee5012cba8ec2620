package dev.slipway.ci;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which names and versions a package can have, so that its file's name can be taken apart again. */
final class PackageNames {
    private static final Pattern ID = Pattern.compile("[\\p{Alnum}_-][\\p{Alnum}_.-]{0,99}");
    private static final Pattern VERSION =
            Pattern.compile("\\d{1,19}(\\.\\d{1,19}){1,3}(-[\\p{Alnum}.-]{1,100})?(\\+[\\p{Alnum}.-]{1,100})?");

    /** As the server reads it: the version begins at the first dot after which everything is a version. */
    private static final Pattern FILE = Pattern.compile(
            "(\\w+(?:[._-]\\w+)*?)\\.(\\d+(?:\\.\\d+){0,3}(?:-[\\p{Alnum}.-]+)?(?:\\+[\\p{Alnum}.-]+)?)");

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

    private PackageNames() {}

    /** What the name of a file says. */
    record PackageName(String id, String version) {}

    static void check(InputReader in, Field field, String id) {
        if (!id.isEmpty() && !in.isUnknownYet(field) && !ID.matcher(id).matches()) {
            in.problem(field, "'" + id + "' is not made of letters, digits, dots, hyphens and underscores");
        }
    }

    static void checkVersion(InputReader in, Field field, String version) {
        if (!version.isEmpty()
                && !in.isUnknownYet(field)
                && !VERSION.matcher(version).matches()) {
            in.problem(field, "'" + version + "' is no version such as 1.4.0 or 1.4.0-beta.2");
        }
    }

    /** Empty when the name does not say it; the file itself may. */
    static Optional<PackageName> ofFile(String fileName) {
        Matcher stem = FILE.matcher(
                fileName.substring(0, fileName.length() - extension(fileName).length()));
        return stem.matches() ? Optional.of(new PackageName(stem.group(1), stem.group(2))) : Optional.empty();
    }

    /** Whether a server could know which package the file is. */
    static boolean canBePushed(String fileName) {
        String extension = extension(fileName);
        return DESCRIBED_INSIDE.contains(extension)
                || (!extension.isEmpty() && ofFile(fileName).isPresent());
    }

    private static String extension(String fileName) {
        String folded = fileName.toLowerCase(Locale.ROOT);
        return EXTENSIONS.stream().filter(folded::endsWith).findFirst().orElse("");
    }
}
