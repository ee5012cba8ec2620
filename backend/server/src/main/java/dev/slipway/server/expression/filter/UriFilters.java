package dev.slipway.server.expression.filter;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Escaping for addresses, and the parts of an address. */
final class UriFilters {
    private static final String UNRESERVED = "-_.~";
    private static final String RESERVED = ";/?:@&=+$,#[]!*'()";
    private static final Map<String, Integer> DEFAULT_PORTS =
            Map.of("http", 80, "https", 443, "ftp", 21, "ws", 80, "wss", 443, "ssh", 22, "ldap", 389, "smtp", 25);

    static void register(Filters filters) {
        filters.add("UriEscape", input -> escaped(input, UNRESERVED + RESERVED));
        filters.add("UriDataEscape", input -> escaped(input, UNRESERVED));
        filters.add("UriPart", 0, 1, (input, arguments, context) -> part(input, arguments));
    }

    private static String escaped(String input, String kept) {
        var text = new StringBuilder(input.length() + 16);
        for (byte octet : input.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || kept.indexOf(c) >= 0) {
                text.append(c);
            } else {
                text.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
                text.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return text.toString();
    }

    private static @Nullable String part(String input, List<String> arguments) {
        if (arguments.isEmpty()) {
            return "[UriPart error: no argument given]";
        }
        URI uri;
        try {
            uri = new URI(input.strip());
        } catch (URISyntaxException e) {
            return null;
        }
        String part = arguments.get(0);
        String name = part.toLowerCase(Locale.ROOT);
        if (name.equals("isabsoluteuri")) {
            return answer(uri.isAbsolute());
        }
        return uri.isAbsolute() && !uri.isOpaque() ? partOfAbsolute(uri, name, part) : null;
    }

    private static @Nullable String partOfAbsolute(URI uri, String name, String asWritten) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String host = or(uri.getHost()).toLowerCase(Locale.ROOT);
        int standardPort = DEFAULT_PORTS.getOrDefault(scheme, -1);
        int port = uri.getPort() < 0 ? standardPort : uri.getPort();
        String authority = port == standardPort ? host : host + ":" + port;
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String fragment = uri.getRawFragment() == null ? "" : "#" + uri.getRawFragment();
        String user = or(uri.getRawUserInfo());
        return switch (name) {
            case "absolutepath", "path" -> path;
            case "absoluteuri" ->
                scheme + "://" + (user.isEmpty() ? "" : user + "@") + authority + path + query + fragment;
            case "authority" -> authority;
            case "dnssafehost" -> host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            case "fragment" -> fragment;
            case "host" -> host;
            case "hostandport" -> port < 0 ? host : host + ":" + port;
            case "hostnametype" -> hostNameType(host);
            case "isdefaultport" -> answer(port == standardPort);
            case "isfile" -> answer(scheme.equals("file"));
            case "isloopback" -> answer(isLoopback(scheme, host));
            case "isunc" -> answer(scheme.equals("file") && !host.isEmpty());
            case "pathandquery" -> path + query;
            case "port" -> Integer.toString(port);
            case "query" -> query;
            case "scheme" -> scheme;
            case "schemeandserver" -> scheme + "://" + authority;
            case "userinfo" -> user;
            default -> "[UriPart " + asWritten + " error: argument '" + asWritten + "' not supported]";
        };
    }

    private static String hostNameType(String host) {
        if (host.isEmpty()) {
            return "Basic";
        }
        if (host.startsWith("[")) {
            return "IPv6";
        }
        return host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9')) ? "IPv4" : "Dns";
    }

    private static boolean isLoopback(String scheme, String host) {
        return host.equals("localhost")
                || host.equals("[::1]")
                || host.startsWith("127.")
                || (host.isEmpty() && scheme.equals("file"));
    }

    private static String or(@Nullable String part) {
        return part == null ? "" : part;
    }

    private static String answer(boolean yes) {
        return yes ? "True" : "False";
    }

    private UriFilters() {}
}
