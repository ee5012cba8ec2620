package dev.slipway.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            textBlock =
                    """
                    jdbc:postgresql://db/slipway, jdbc:postgresql://db/slipway, none, none
                    jdbc:postgresql://db/slipway?user=ann&password=p%26w, jdbc:postgresql://db/slipway, ann, p&w
                    jdbc:postgresql://db/slipway?password=pw&sslmode=verify-full&user=ann, jdbc:postgresql://db/slipway?sslmode=verify-full, ann, pw
                    jdbc:postgresql:slipway?PASSWORD=pw, jdbc:postgresql:slipway, none, pw
                    """)
    void whoTheServerIsIsTakenOutOfTheUrl(String given, String url, String user, String password) {
        DatabaseAddress address = DatabaseAddress.of(given);

        assertThat(address.url()).isEqualTo(url);
        assertThat(address.user()).isEqualTo(Optional.ofNullable(user));
        assertThat(address.password()).isEqualTo(Optional.ofNullable(password));
    }

    @Test
    void whatIsGivenBesideTheUrlWins() {
        DatabaseAddress address = DatabaseAddress.of("jdbc:postgresql://db/slipway?user=ann&password=pw")
                .as(Optional.empty(), Optional.of("other"));

        assertThat(address.user()).contains("ann");
        assertThat(address.password()).contains("other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/slipway?user=ann&password=hunter2",
                "jdbc:postgresql://db/slipway?sslpassword=hunter2&sslmode=require",
                "jdbc:h2:file:/srv/db;USER=ann;PASSWORD=hunter2;TRACE_LEVEL_FILE=0"
            })
    void aPasswordIsNeverShown(String url) {
        DatabaseAddress address = DatabaseAddress.of(url);

        assertThat(address.hasPassword()).isTrue();
        assertThat(address.toString()).startsWith(url.substring(0, 12)).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jdbc:mysql://db/slipway?password=hunter2", "jdbc:postgresql://ann:hunter2@db/slipway", "hunter2"
            })
    void anythingElseIsRefusedWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> DatabaseAddress.of(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:postgresql:")
                .hasMessageNotContaining("hunter2");
    }
}
