package dev.slipway.client;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A path below the server's address, in which every segment is percent-encoded. */
final class ApiPath {
    private static final String UNRESERVED = "-._~";

    private final String text;

    private ApiPath(String text) {
        this.text = text;
    }

    static ApiPath api() {
        return new ApiPath("/api");
    }

    /** @throws IllegalArgumentException for an empty segment or one of dots, which would name another resource */
    ApiPath slash(String... segments) {
        var longer = new StringBuilder(text);
        for (String segment : segments) {
            if (segment.isBlank() || segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException("'" + segment + "' is no id or name");
            }
            longer.append('/').append(encoded(segment));
        }
        return new ApiPath(longer.toString());
    }

    ApiPath with(Query query) {
        return new ApiPath(text + query);
    }

    static String encoded(String text) {
        var encoded = new StringBuilder();
        for (byte unit : text.getBytes(UTF_8)) {
            char c = (char) (unit & 0xff);
            if ((c < 128 && Character.isLetterOrDigit(c)) || UNRESERVED.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
