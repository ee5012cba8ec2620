package dev.slipway.server.security;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.security.SecureRandom;

/** Passwords as Argon2id hashes, with the parameters that OWASP recommends. */
public final class Passwords {
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int GENERATED_LENGTH = 20;

    private Passwords() {}

    public static String hash(Secret password) {
        return Password.hash(password.reveal()).addRandomSalt().with(ARGON2).getResult();
    }

    public static boolean matches(Secret password, String hash) {
        return Password.check(password.reveal(), hash).with(Argon2Function.getInstanceFromHash(hash));
    }

    /** A password that nobody can guess, without letters that look alike. */
    public static Secret generate() {
        var random = new SecureRandom();
        var text = new StringBuilder();
        for (int i = 0; i < GENERATED_LENGTH; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new Secret(text.toString());
    }
}
