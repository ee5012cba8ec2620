package dev.slipway.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceMessageTest {
    @Test
    void theExampleOfTheRuleSetsFooToBar() {
        assertThat(ServiceMessage.find("##octopus[setVariable name='Rm9v' value='QmFy']"))
                .contains(new ServiceMessage("setVariable", Map.of("name", "Foo", "value", "Bar")));
    }

    @Test
    void keysAreReadInAnyCaseAndQuotesAreOfEitherKind() {
        assertThat(ServiceMessage.find("text before ##octopus[ setVariable NAME=\"Rm9v\"  Value='' ] and after"))
                .contains(new ServiceMessage("setVariable", Map.of("name", "Foo", "value", "")));
    }

    @Test
    void onlyTheFirstMessageOfALineIsRead() {
        assertThat(ServiceMessage.find("##octopus[stdout-warning]##octopus[stdout-error]"))
                .contains(new ServiceMessage("stdout-warning", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no message",
                "##octopus[]",
                "##octopus[setVariable name='Rm9v'",
                "##octopus[setVariable name=Rm9v]",
                "##octopus[setVariable name='no base64!']",
                "##octopus[setVariable name='Rm9v]",
                "##octopus[setVariable ='Rm9v']",
                "##octopus[setVariable name]",
            })
    void whatIsNoValidMessageIsOrdinaryOutput(String line) {
        assertThat(ServiceMessage.find(line)).isEmpty();
    }
}
