package dev.slipway.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "90s, PT90S",
        "30m, PT30M",
        "1h30m, PT90M",
        "1h 30m, PT90M",
        "2d, PT48H",
        "1D2H, PT26H",
        "00:10:00, PT10M",
        "10:00, ",
        "30:00:00, PT30H",
        "2.01:00:00, PT49H",
        "PT30M, PT30M",
        "pt1h, PT1H",
        "P2D, PT48H",
        "30, ",
        "1h30, ",
        "0s, ",
        "00:00:00, ",
        "-5m, ",
        "PT-5M, ",
        "soon, ",
        "00:61:00, ",
    })
    void timesAreWrittenAsPeopleWriteThem(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(java.util.Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1s", "1m30s", "30m", "1h", "1d", "2d3h", "1d0.5s"})
    void aTimeIsTextForPeople(String text) {
        Duration time = text.equals("1d0.5s")
                ? Duration.ofDays(1).plusMillis(500)
                : Durations.parse(text).orElseThrow();
        assertThat(Durations.text(time)).isEqualTo(text);
    }
}
