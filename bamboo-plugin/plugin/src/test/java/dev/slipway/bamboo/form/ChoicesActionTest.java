package dev.slipway.bamboo.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bamboo.fake.FakeBamboo;
import dev.slipway.bamboo.fake.FakeSlipway;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChoicesActionTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @RegisterExtension
    final FakeSlipway slipway = new FakeSlipway();

    private final FakeBamboo bamboo = new FakeBamboo();

    @Test
    void namesAreAskedOfTheServerThatTheFormNames() {
        bamboo.withServer("Other", "http://localhost:1", "API-OTHER").withServer("Slipway", slipway.url(), "API-KEY");
        ChoicesAction action = action("deploy", "project");
        action.setServer("Slipway");

        action.choose();

        assertThat(action.getProblem()).isEmpty();
        assertThat(action.getChoices()).containsExactly("<Web> & shop");
    }

    @ParameterizedTest
    @CsvSource({"deploy, variables", "deploy, nothing", "nothing, project", "'', ''"})
    void aFieldThatOneTypesIntoHasNoChoices(String operation, String field) {
        bamboo.withServer("Slipway", slipway.url(), "API-KEY");
        ChoicesAction action = action(operation, field);

        action.choose();

        assertThat(action.getProblem()).isEqualTo("There is nothing to choose from for '" + field + "'");
        assertThat(slipway.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "anything", "BAMSCRT@", "slipway-choices 2999-01-01T00:00:00Z"})
    void whoeverHasNoTicketGetsNothing(String ticket) {
        bamboo.withServer("Slipway", slipway.url(), "API-KEY");
        ChoicesAction action = action("deploy", "project");
        action.setTicket(ticket);

        action.choose();

        assertThat(action.getChoices()).isEmpty();
        assertThat(action.getProblem()).isNotEmpty();
        assertThat(slipway.requests()).isEmpty();
    }

    @Test
    void aTicketIsValidForTwoHours() {
        String ticket = tickets(NOW).issue();

        assertThat(tickets(NOW.plus(Duration.ofMinutes(119))).isValid(ticket)).isTrue();
        assertThat(tickets(NOW.plus(Duration.ofHours(2))).isValid(ticket)).isFalse();
    }

    @Test
    void anythingElseThatBambooHasEncryptedIsNoTicket() {
        assertThat(tickets(NOW).isValid(bamboo.encrypt("2999-01-01T00:00:00Z"))).isFalse();
        assertThat(tickets(NOW).isValid(bamboo.encrypt("slipway-choices tomorrow")))
                .isFalse();
    }

    private ChoiceTicket tickets(Instant now) {
        return new ChoiceTicket(bamboo, InstantSource.fixed(now));
    }

    private ChoicesAction action(String operation, String field) {
        var action = new ChoicesAction(bamboo, bamboo, bamboo);
        action.setTicket(new ChoiceTicket(bamboo, InstantSource.system()).issue());
        action.setOperation(operation);
        action.setField(field);
        return action;
    }
}
