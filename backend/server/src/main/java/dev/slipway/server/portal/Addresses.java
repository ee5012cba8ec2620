package dev.slipway.server.portal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Addresses of pages. They are those of the links {@code Web} of the API, with a slash for {@code #}. */
public final class Addresses {
    static final String HOME = "/app";
    static final String SIGN_IN = "/signin";

    private Addresses() {}

    /** Of a page in a space. */
    public static String in(String spaceId, String... segments) {
        return Stream.concat(Stream.of(spaceId), Stream.of(segments))
                .map(Addresses::encoded)
                .collect(Collectors.joining("/", HOME + "/", ""));
    }

    /** Of the sign-in that leads back to a page. */
    static String signIn(String returnUrl) {
        return SIGN_IN + "?returnUrl=" + encoded(returnUrl);
    }

    /**
     * The address to go to after signing in: the wanted one when it is a page of ours, else the home page. Browsers read
     * two slashes, or a slash and a backslash, as another host, and leave out control characters before they look.
     */
    static String own(String wanted) {
        boolean isPlain = wanted.chars().allMatch(c -> c > 0x20 && c != '\\' && c != 0x7f);
        boolean isPage = wanted.equals(HOME) || wanted.startsWith(HOME + "/") || wanted.startsWith(HOME + "?");
        return isPlain && isPage && !wanted.contains("//") ? wanted : HOME;
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
