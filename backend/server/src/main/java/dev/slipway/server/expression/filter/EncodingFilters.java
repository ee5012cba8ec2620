package dev.slipway.server.expression.filter;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Base64 and digests. */
final class EncodingFilters {
    static void register(Filters filters) {
        filters.add("ToBase64", 0, 1, (input, arguments, context) -> toBase64(input, arguments));
        filters.add("FromBase64", 0, 1, (input, arguments, context) -> fromBase64(input, arguments));
        registerDigest(filters, "Md5", "MD5");
        registerDigest(filters, "Sha1", "SHA-1");
        registerDigest(filters, "Sha256", "SHA-256");
        registerDigest(filters, "Sha384", "SHA-384");
        registerDigest(filters, "Sha512", "SHA-512");
    }

    private static void registerDigest(Filters filters, String name, String algorithm) {
        filters.add(name, 0, 2, (input, arguments, context) -> digest(algorithm, input, arguments));
    }

    private static @Nullable String toBase64(String input, List<String> arguments) {
        Charset charset = charset(arguments);
        return charset == null ? null : Base64.getEncoder().encodeToString(input.getBytes(charset));
    }

    private static @Nullable String fromBase64(String input, List<String> arguments) {
        Charset charset = charset(arguments);
        byte[] bytes = decoded(input);
        return charset == null || bytes == null ? null : new String(bytes, charset);
    }

    /** The arguments are a number of bytes to show and the way to the bytes of the input, in any order. */
    private static @Nullable String digest(String algorithm, String input, List<String> arguments) {
        Integer shown = null;
        String encoding = null;
        for (String argument : arguments) {
            Integer number = Numbers.natural(argument);
            if (number == null ? encoding != null : shown != null) {
                return null;
            }
            shown = number == null ? shown : number;
            encoding = number == null ? argument : encoding;
        }
        byte[] bytes = encoding != null && encoding.equalsIgnoreCase("base64")
                ? decoded(input)
                : encoded(input, encoding == null ? List.of() : List.of(encoding));
        if (bytes == null) {
            return null;
        }
        byte[] digest = digest(algorithm, bytes);
        int length = shown == null ? digest.length : shown;
        return length < 1 || length > digest.length ? null : HexFormat.of().formatHex(digest, 0, length);
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + algorithm, e);
        }
    }

    private static byte @Nullable [] encoded(String input, List<String> arguments) {
        Charset charset = charset(arguments);
        return charset == null ? null : input.getBytes(charset);
    }

    /** Base64 may be broken into lines. */
    private static byte @Nullable [] decoded(String input) {
        try {
            return Base64.getDecoder().decode(input.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Charset charset(List<String> arguments) {
        return switch (arguments.isEmpty() ? "utf8" : arguments.get(0).toLowerCase(Locale.ROOT)) {
            case "utf8", "utf-8" -> StandardCharsets.UTF_8;
            case "unicode" -> StandardCharsets.UTF_16LE;
            default -> null;
        };
    }

    private EncodingFilters() {}
}
