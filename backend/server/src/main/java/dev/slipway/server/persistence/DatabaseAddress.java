package dev.slipway.server.persistence;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a database is, and who the server is there. The user and the password of a PostgreSQL URL are taken out of it, so
 * that no message of a library can print them; {@link #toString} shows neither these nor the password of an H2 URL.
 */
public final class DatabaseAddress {
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String H2 = "jdbc:h2:";
    private static final Pattern SECRET = Pattern.compile("(?i)(password=)[^&;]*");
    private static final Pattern USER_INFO = Pattern.compile("^jdbc:postgresql://[^/?]*@");

    private final String url;
    private final Optional<String> user;
    private final Optional<String> password;

    private DatabaseAddress(String url, Optional<String> user, Optional<String> password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** @throws IllegalArgumentException with a sentence without secrets, when it is no URL of H2 or PostgreSQL */
    public static DatabaseAddress of(String jdbcUrl) {
        if (USER_INFO.matcher(jdbcUrl).find()) {
            throw new IllegalArgumentException("the user and the password do not stand before the host; write"
                    + " jdbc:postgresql://HOST/DATABASE, and give them with SLIPWAY_DB_USER and SLIPWAY_DB_PASSWORD");
        }
        if (jdbcUrl.startsWith(POSTGRESQL)) {
            return postgreSql(jdbcUrl);
        }
        if (jdbcUrl.startsWith(H2)) {
            return new DatabaseAddress(jdbcUrl, Optional.empty(), Optional.empty());
        }
        throw new IllegalArgumentException("it must begin with " + POSTGRESQL + " or " + H2);
    }

    private static DatabaseAddress postgreSql(String jdbcUrl) {
        String[] halves = jdbcUrl.split("\\?", 2);
        Optional<String> user = Optional.empty();
        Optional<String> password = Optional.empty();
        List<String> others = new ArrayList<>();
        for (String parameter : halves.length == 1 ? new String[0] : halves[1].split("&")) {
            switch (parameter.split("=", 2)[0].toLowerCase(Locale.ROOT)) {
                case "user" -> user = value(parameter);
                case "password" -> password = value(parameter);
                default -> others.add(parameter);
            }
        }
        String query = others.isEmpty() ? "" : "?" + String.join("&", others);
        return new DatabaseAddress(halves[0] + query, user, password);
    }

    private static Optional<String> value(String parameter) {
        return Optional.of(parameter.substring(parameter.indexOf('=') + 1))
                .map(text -> URLDecoder.decode(text, StandardCharsets.UTF_8));
    }

    /** The same database for that user, and with that password, where they are given. */
    public DatabaseAddress as(Optional<String> otherUser, Optional<String> otherPassword) {
        return new DatabaseAddress(url, otherUser.or(() -> user), otherPassword.or(() -> password));
    }

    public boolean isPostgreSql() {
        return url.startsWith(POSTGRESQL);
    }

    public boolean hasPassword() {
        return password.isPresent() || SECRET.matcher(url).find();
    }

    /** Without user and password, unless it is of H2 and has them itself. */
    String url() {
        return url;
    }

    Optional<String> user() {
        return user;
    }

    Optional<String> password() {
        return password;
    }

    /** A text, such as the message of a library, without the passwords of URLs in it. */
    public static String masked(String text) {
        return SECRET.matcher(text).replaceAll("$1***");
    }

    @Override
    public String toString() {
        return masked(url);
    }
}
