package dev.slipway.bamboo.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.bamboo.build.BuildOutputLogEntry;
import com.atlassian.bamboo.build.LogEntry;
import com.atlassian.bamboo.build.logger.BuildLogger;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BambooLogTest {
    private final List<LogEntry> entries = new ArrayList<>();

    private final BambooLog log = new BambooLog(
            new BuildLogger() {
                @Override
                public String addBuildLogEntry(LogEntry logEntry) {
                    entries.add(logEntry);
                    return "";
                }

                @Override
                public String addErrorLogEntry(LogEntry logEntry) {
                    entries.add(logEntry);
                    return "";
                }
            },
            List.of("API-SECRET", ""));

    @Test
    void aBlockIsIndented() {
        log.beginBlock("Deploy");
        log.info("Copying");
        log.beginBlock("on web-1");
        log.warning("slow");
        log.endBlock("on web-1");
        log.error("full");
        log.endBlock("Deploy");
        log.link("The task", URI.create("https://slipway.example/task"));

        assertThat(entries)
                .extracting(LogEntry::getUnstyledLog)
                .containsExactly(
                        "Deploy",
                        "  Copying",
                        "  on web-1",
                        "    Warning: slow",
                        "  full",
                        "The task: https://slipway.example/task");
    }

    @Test
    void aLineIsOfTheKindThatBambooMakesOfAProcessesOutputAndEscapes() {
        log.info("<script>alert(1)</script>");

        assertThat(entries).singleElement().isInstanceOf(BuildOutputLogEntry.class);
        assertThat(entries.get(0).getLog()).doesNotContain("<script>");
    }

    @Test
    void coloursAndControlCharactersAreTakenOut() {
        log.info("\u001b[31mred\u001b[0m\u0007\r\tend");

        assertThat(entries).extracting(LogEntry::getUnstyledLog).containsExactly("red\tend");
    }

    @Test
    void aSecretIsMaskedAlsoInErrorsAndTitles() {
        log.beginBlock("with API-SECRET");
        log.error("not API-SECRET123");

        assertThat(entries).extracting(LogEntry::getUnstyledLog).containsExactly("with ********", "  not ********123");
    }
}
