package dev.slipway.server.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Random credentials: API keys and session tokens. They are stored as hashes only; being random, a fast hash will do. */
public final class Tokens {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern API_KEY = Pattern.compile("API-[A-Z0-9]{25,32}");

    private Tokens() {}

    /** A key such as {@code API-} and 32 capitals and digits (R1.5). */
    public static Secret newApiKey() {
        return new Secret("API-" + random());
    }

    public static Secret newSessionToken() {
        return new Secret(random() + random());
    }

    public static boolean isApiKey(String text) {
        return API_KEY.matcher(text).matches();
    }

    private static String random() {
        var text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    public static String hash(Secret token) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(token.reveal().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new LinkageError("Every Java has SHA-256", e);
        }
    }
}
