package dev.slipway.teamcity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.ci.BuildCommit;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartFactsTest {
    @Test
    void factsTravelWithoutAnythingThatTeamCityWouldReplace() {
        var facts = new StartFacts(
                "Git", List.of(new BuildCommit("abc", "Fix #1: 100% of %env.HOME%\n\n\"quoted\" – ünïcode 🚀")), true);

        String encoded = facts.encoded();

        assertThat(encoded).matches("[A-Za-z0-9+/=]+");
        assertThat(StartFacts.decoded(encoded)).isEqualTo(facts);
    }

    @Test
    void noFactsAreNone() {
        assertThat(StartFacts.decoded("")).isEqualTo(StartFacts.NONE);
    }

    @Test
    void whatIsNoFactsIsRefused() {
        assertThatThrownBy(() -> StartFacts.decoded("%slipway.startFacts%"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StartFacts.decoded("AAAA")).isInstanceOf(IllegalArgumentException.class);
    }
}
