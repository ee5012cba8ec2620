package dev.slipway.ci;

import java.util.regex.Pattern;

/** Which names and versions a package can have, so that its file's name can be taken apart again. */
final class PackageNames {
    private static final Pattern ID = Pattern.compile("[\\p{Alnum}_-][\\p{Alnum}_.-]{0,99}");
    private static final Pattern VERSION =
            Pattern.compile("\\d{1,19}(\\.\\d{1,19}){1,3}(-[\\p{Alnum}.-]{1,100})?(\\+[\\p{Alnum}.-]{1,100})?");

    private PackageNames() {}

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
}
