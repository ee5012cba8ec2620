package dev.slipway.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.security.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskerTest {
    private final Masker masker = new Masker();

    @Test
    void aSecretIsReplacedWhereverItStands() {
        masker.add(new Secret("hunter2"));

        assertThat(masker.mask("pw=hunter2,again:hunter2!")).isEqualTo("pw=********,again:********!");
    }

    @Test
    void secretsOfUpToThreeCharactersAreLeft() {
        masker.add(new Secret("abc"));

        assertThat(masker.mask("abc")).isEqualTo("abc");
    }

    @Test
    void theLongerOfTwoSecretsWins() {
        masker.add(List.of(new Secret("pass"), new Secret("password1")));

        assertThat(masker.mask("password1 pass")).isEqualTo("******** ********");
    }

    @Test
    void aSecretOfSeveralLinesIsMaskedLineByLine() {
        masker.add(new Secret("-----BEGIN KEY-----\nabcdef\n-----END KEY-----"));

        assertThat(masker.mask("  abcdef")).isEqualTo("  ********");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p%40ss%20w%C3%B6rd%21",
                "p%40ss%20w%c3%b6rd!",
                "p%40ss+w%F6rd%21",
                "p@ss%20w\u00f6rd!",
                "%70%40%73%73%20%77%C3%B6%72%64%21",
                "p@ss w\\u00f6rd!",
                "p@ss w\\u00F6rd\\u0021",
                "p\\@ss\\ w\u00f6rd\\!",
                "p@ss w&#246;rd!",
                "p&#x40;ss w&#xF6;rd&#33;",
                "p@ss w&#x0000F6;rd!"
            })
    void aSecretIsFoundHoweverItsCharactersAreEscaped(String written) {
        masker.add(new Secret("p@ss w\u00f6rd!"));

        assertThat(masker.mask("<" + written + ">")).isEqualTo("<********>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'it'\\''s <a> & \"b\"' | '********'",
                "'it'\"'\"'s <a> & \"b\"' | '********'",
                "\"it's <a> & \\\"b\\\"\" | \"********\"",
                "it\\'s\\ \\<a\\>\\ \\&\\ \\\"b\\\" | ********",
                "it&apos;s &lt;a&gt; &amp; &quot;b&quot; | ********",
                "it&#39;s &lt;a> &amp; \"b\" | ********",
                "it\\u0027s \\u003ca\\u003e \\u0026 \\\"b\\\" | ********",
                "it%27s+%3Ca%3E+%26+%22b%22&x=1 | ********&x=1",
            })
    void quotesAreEscapedInManyWays(String written, String masked) {
        masker.add(new Secret("it's <a> & \"b\""));

        assertThat(masker.mask(written)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2!", "hunter2", "hunter", "\u00ff\u00fe>>??", "\u00fb\u00ef\u00be\uD83D\uDE80"})
    void base64IsFoundWhereverItBeginsInALongerText(String secret) {
        masker.add(new Secret(secret));
        for (Base64.Encoder encoder : List.of(
                Base64.getEncoder(),
                Base64.getUrlEncoder(),
                Base64.getEncoder().withoutPadding(),
                Base64.getUrlEncoder().withoutPadding())) {
            for (String before : List.of("", "a", "ab", "abc", "user:")) {
                for (String after : List.of("", "x", "xy", "xyz")) {
                    String text = encoder.encodeToString((before + secret + after).getBytes(StandardCharsets.UTF_8));
                    String masked = masker.mask("[" + text + "]");
                    assertThat(masked).matches("\\[[\\w+/-]*\\*{8}[\\w+/=-]*\\]");
                    String left = masked.substring(1, masked.indexOf('*'));
                    assertThat(left)
                            .isEqualTo(text.substring(0, before.getBytes(StandardCharsets.UTF_8).length * 4 / 3));
                }
            }
        }
    }

    @Test
    void base64InLinesIsFound() {
        var random = new Random(3);
        String secret = random.ints(500, 33, 127)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        masker.add(new Secret(secret));
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        for (int width : new int[] {64, 76}) {
            String lines = Base64.getMimeEncoder(width, new byte[] {'\n'}).encodeToString(bytes);
            assertThat(lines.lines().map(masker::mask)).allMatch(line -> line.equals("********"));
        }
    }

    @Test
    void aPartOfALongSecretIsMaskedByItsBlocks() {
        String secret = IntStream.range(0, 5_000).mapToObj(i -> i + ";").collect(Collectors.joining());
        masker.add(new Secret(secret));

        assertThat(masker.mask("<" + secret + ">")).isEqualTo("<********>");
        assertThat(masker.mask(secret.substring(1_000, 9_000)))
                .contains("********")
                .hasSizeLessThan(520);
    }

    @Test
    void aSecretOfSeveralLinesIsMaskedAlsoOnOne() {
        masker.add(new Secret("line one\nline two\n"));

        assertThat(masker.mask("{\"k\":\"line one\\nline two\\n\"}")).isEqualTo("{\"k\":\"********\"}");
        assertThat(masker.mask("line one\\r\\nline two")).isEqualTo("********\\r\\n********");
    }

    @Test
    void secretsMayOverlapAndBeAddedOneByOne() {
        for (int i = 0; i < 2_000; i++) {
            masker.add(new Secret("secret-" + i));
        }
        masker.add(new Secret("overlap"));
        masker.add(new Secret("lapping"));

        assertThat(masker.mask("secret-1999 secret-0 secret-x overlapping"))
                .isEqualTo("******** ******** secret-x ********");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "%4",
                "%zz",
                "&",
                "&#;",
                "&#x110000;",
                "&#xD800;",
                "&bogus;",
                "\\u12",
                "'\\'",
                "%F0%9F",
                "%ff%ff"
            })
    void halfAnEscapeIsText(String text) {
        masker.add(new Secret("hunter2"));

        assertThat(masker.mask(text)).isEqualTo(text);
        assertThat(masker.mask(text + "hunter2" + text)).isEqualTo(text + "********" + text);
    }

    @Test
    void aHostileTextTakesNoLongerThanAnother() {
        masker.add(
                List.of(new Secret("a".repeat(256)), new Secret("a".repeat(255) + "b"), new Secret("ab".repeat(120))));
        String text = ("a".repeat(254) + "c" + "ab".repeat(119) + "ac").repeat(2_000);

        assertThat(masker.mask(text)).isEqualTo(text);
    }
}
