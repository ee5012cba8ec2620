package dev.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a purge leaves (R8.27). */
class KeepPatternsTest {
    private static final List<String> TREE = List.of(
            "logs",
            "logs/a.log",
            "logs/old",
            "logs/old/b.log",
            "app",
            "app/old.dll",
            "app/web.config",
            "app/logs",
            "app/logs/c.log",
            "old.dll",
            "app.config");

    @ParameterizedTest
    @CsvSource({
        "logs, 'app app.config old.dll'",
        "logs/, 'app app.config old.dll'",
        "./logs, 'app app.config old.dll'",
        "logs/**, 'app app.config old.dll'",
        "logs\\old, 'app app.config logs/a.log old.dll'",
        "logs/*.log, 'app app.config logs/old old.dll'",
        "*.config, 'app logs old.dll'",
        "**/*.config, 'app/logs app/old.dll logs old.dll'",
        "**/logs, 'app.config app/old.dll app/web.config old.dll'",
        "app/l?gs, 'app.config app/old.dll app/web.config logs old.dll'",
        "[al]*, old.dll",
        "[!al]*, 'app app.config logs'",
        "*, ''",
        "**, ''",
        "LOGS, 'app app.config logs old.dll'",
        "nothing, 'app app.config logs old.dll'",
        "'app.config*', 'app logs old.dll'",
        "'[', 'app app.config logs old.dll'"
    })
    void whatMatchesStaysWithAllThatIsInIt(String pattern, String deleted) {
        assertThat(String.join(" ", new KeepPatterns(List.of(pattern)).deletable(TREE)))
                .isEqualTo(deleted);
    }

    @Test
    void severalPatternsKeepWhatAnyOfThemMatches() {
        assertThat(new KeepPatterns(List.of("logs", "", "  app/old.dll ")).deletable(TREE))
                .containsExactly("app.config", "app/logs", "app/web.config", "old.dll");
    }

    @Test
    void blankPatternsKeepNothing() {
        assertThat(new KeepPatterns(List.of("", "  ", "/")).keepNothing()).isTrue();
    }
}
