package dev.slipway.teamcity.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceMessageTest {
    @Test
    void valuesAreEscapedAsTeamCityReadsThem() {
        assertThat(ServiceMessage.setParameter("slipway.x", "it's [a|b]\r\nü – 🚀"))
                .isEqualTo(
                        "##teamcity[setParameter name='slipway.x' value='it|'s |[a||b|]|r|n|0x00fc |0x2013 |0xd83d|0xde80']");
    }

    @ParameterizedTest
    @CsvSource({
        "##teamcity[buildStop comment='x'], # #teamcity[buildStop comment='x']",
        "x ##TeamCity[setParameter], x # #TeamCity[setParameter]",
        "###teamcity[x, ## #teamcity[x",
        "## teamcity, ## teamcity"
    })
    void aLineFromElsewhereIsNoCommand(String line, String harmless) {
        assertThat(ServiceMessage.harmless(line)).isEqualTo(harmless).doesNotContain("##teamcity[");
    }
}
