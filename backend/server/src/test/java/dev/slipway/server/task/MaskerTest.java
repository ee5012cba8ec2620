package dev.slipway.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.security.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
