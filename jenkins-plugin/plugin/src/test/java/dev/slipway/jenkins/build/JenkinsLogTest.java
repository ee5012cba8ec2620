package dev.slipway.jenkins.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.jenkins.testing.Console;
import java.net.URI;
import org.junit.jupiter.api.Test;

class JenkinsLogTest {
    private final Console console = new Console();
    private final JenkinsLog log = new JenkinsLog(console, "API-SECRET");

    @Test
    void blocksAreIndentedAndLevelsAreWords() {
        log.beginBlock("Deploy Web");
        log.warning("low on space");
        log.error("no space left");
        log.endBlock("Deploy Web");
        log.endBlock("more often than begun");
        log.info("done");

        assertThat(console.lines())
                .containsExactly("Deploy Web", "  WARNING: low on space", "  ERROR: no space left", "done");
    }

    @Test
    void anAddressStandsInTheOpenSoThatJenkinsMakesALinkOfIt() {
        log.link("Production", URI.create("https://slipway.example.test/app#/Spaces-1/tasks/ServerTasks-1"));

        assertThat(console.lines())
                .containsExactly("Production: https://slipway.example.test/app#/Spaces-1/tasks/ServerTasks-1");
    }

    @Test
    void theKeyIsNeverShown() {
        log.info("the key is API-SECRET!");

        assertThat(console.lines()).containsExactly("the key is ****!");
    }

    @Test
    void marksOfConsoleNotesAndOfTerminalsAreLeftOut() {
        log.info("\u001B[31mred\u001B[0m \u001B[8mha:AAAA\u001B[0m\ttab\r\u0000");

        assertThat(console.lines()).containsExactly("red ha:AAAA\ttab");
    }
}
