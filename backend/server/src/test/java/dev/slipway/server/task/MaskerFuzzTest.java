package dev.slipway.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.security.Secret;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Random lines with random secrets, written in every way that is promised: nothing that a reader decodes has one. */
class MaskerFuzzTest {
    /** How many lines; {@code -Dslipway.fuzz.lines=1000000} for the long run. */
    private static final int LINES = Integer.getInteger("slipway.fuzz.lines", 100_000);

    private static final int LINES_PER_MASKER = 500;

    private static final String ALPHABET = "aB7 '\"\\<>&%+/=-_.:;!$#\u00fc\u0416\uD83D\uDE80\n";

    /** A way to write a secret within a longer text. */
    private interface Writing {
        String write(String secret, Random random);
    }

    private static final List<Writing> WRITINGS = List.of(
            (secret, random) -> secret,
            (secret, random) -> base64(secret, Base64.getEncoder(), random),
            (secret, random) -> base64(secret, Base64.getUrlEncoder(), random),
            (secret, random) -> base64(secret, Base64.getEncoder().withoutPadding(), random),
            (secret, random) -> base64(secret, Base64.getUrlEncoder().withoutPadding(), random),
            (secret, random) -> URLEncoder.encode(secret, StandardCharsets.UTF_8),
            (secret, random) -> lowerEscapes(URLEncoder.encode(secret, StandardCharsets.UTF_8)),
            (secret, random) ->
                    URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"),
            MaskerFuzzTest::json,
            MaskerFuzzTest::xml,
            (secret, random) -> "'" + secret.replace("'", "'\\''") + "'",
            (secret, random) -> "'" + secret.replace("'", "'\"'\"'") + "'");

    private static String base64(String secret, Base64.Encoder encoder, Random random) {
        String around = "x".repeat(random.nextInt(4)) + secret + "y".repeat(random.nextInt(4));
        return encoder.encodeToString(around.getBytes(StandardCharsets.UTF_8));
    }

    private static String lowerEscapes(String text) {
        return Pattern.compile("%[0-9A-F]{2}").matcher(text).replaceAll(escape -> escape.group()
                .toLowerCase(java.util.Locale.ROOT));
    }

    private static String json(String secret, Random random) {
        var written = new StringBuilder();
        for (int i = 0; i < secret.length(); i++) {
            char c = secret.charAt(i);
            if (c == '"' || c == '\\') {
                written.append('\\').append(c);
            } else if (c == '\n') {
                written.append("\\n");
            } else if (c > 126 || random.nextInt(10) == 0) {
                written.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
            } else {
                written.append(c);
            }
        }
        return written.toString();
    }

    private static String xml(String secret, Random random) {
        var written = new StringBuilder();
        secret.codePoints().forEach(c -> {
            String name = c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '"' ? "&quot;" : "";
            if (!name.isEmpty()) {
                written.append(name);
            } else if (c > 126 || c == '\'' || random.nextInt(10) == 0) {
                written.append(random.nextBoolean() ? "&#" + c + ";" : "&#x" + Integer.toHexString(c) + ";");
            } else {
                written.appendCodePoint(c);
            }
        });
        return written.toString();
    }

    private static String text(Random random, int most) {
        var text = new StringBuilder();
        int[] characters = ALPHABET.codePoints().toArray();
        for (int i = random.nextInt(most); i > 0; i--) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }

    /** One that chance does not write by itself. */
    private static String secret(Random random) {
        return "Q" + text(random, 12).strip() + "z" + Integer.toString(random.nextInt(1_000_000), 36) + "X";
    }

    private static boolean has(String masked, String secret) {
        return masked.contains(secret)
                || unescaped(masked).contains(secret)
                || masked.replace("'\\''", "'").contains(secret)
                || masked.replace("'\"'\"'", "'").contains(secret)
                || decodedUrl(masked).contains(secret)
                || Pattern.compile("[\\w+/-]{4,}").matcher(masked).results().anyMatch(found -> decodedBase64(
                                found.group())
                        .contains(secret));
    }

    private static String unescaped(String text) {
        String json = Pattern.compile("\\\\u([0-9a-fA-F]{4})")
                .matcher(text)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(found.group(1), 16))));
        return json.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
    }

    private static String decodedUrl(String text) {
        return URLDecoder.decode(text.replaceAll("%(?![0-9a-fA-F]{2})", "%25"), StandardCharsets.UTF_8);
    }

    private static String decodedBase64(String digits) {
        String standard = digits.replace('-', '+').replace('_', '/');
        byte[] bytes = Base64.getDecoder()
                .decode(standard.substring(0, standard.length() - (standard.length() % 4 == 1 ? 1 : 0)));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void noSecretIsReadableInAnyForm() {
        var random = new Random(20261123);
        for (int line = 0; line < LINES; ) {
            var masker = new Masker();
            var secrets = new ArrayList<String>();
            for (int i = 1 + random.nextInt(10); i > 0; i--) {
                String secret = secret(random);
                secrets.add(secret);
                masker.add(new Secret(secret));
            }
            for (int i = 0; i < LINES_PER_MASKER; i++, line++) {
                String secret = secrets.get(random.nextInt(secrets.size()));
                String written = WRITINGS.get(random.nextInt(WRITINGS.size())).write(secret, random);
                String text = text(random, 20) + " " + written + " " + text(random, 20);
                String masked = masker.mask(text);
                String told = "line " + line + ": " + text + "\n=> " + masked + "\n" + secret;
                assertThat(masked).as(told).contains("********");
                assertThat(has(masked, secret)).as(told).isFalse();
                assertThat(text).as(told).startsWith(masked.substring(0, masked.indexOf('*')));
            }
        }
    }
}
