package dev.slipway.teamcity;

import java.util.regex.Pattern;

/** TeamCity's references to build parameters, {@code %env.HOME%}. */
public final class ParameterReferences {
    private static final Pattern REFERENCE = Pattern.compile("%[^%\\s]+%");
    private static final Pattern ESCAPED = Pattern.compile("%%");

    private ParameterReferences() {}

    /** Whether what a text means is known only when a build runs. */
    public static boolean areIn(String text) {
        return REFERENCE.matcher(ESCAPED.matcher(text).replaceAll("")).find();
    }

    /** A text that TeamCity, when it puts in parameters, turns into this one. */
    public static String escaped(String text) {
        return text.replace("%", "%%");
    }
}
