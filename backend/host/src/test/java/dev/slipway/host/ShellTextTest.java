package dev.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the shell text suits every machine before one is asked. */
class ShellTextTest {
    /** A csh expands an exclamation mark even in quotes, and not every shell takes a quote inside quotes. */
    @Test
    void everyLoginShellReadsTheCommandLineAlike() throws Exception {
        var lines = new StringBuilder();
        Shell shell = TestMachines.changed(line -> {
            lines.append(line);
            return line;
        });
        try (ScriptHost host = new ShellScriptHost(shell)) {
            host.files().stat("/");
        }
        assertThat(lines.toString()).matches("exec( '[^'\"!\\n`\\\\]*')+");
    }

    @ParameterizedTest
    @EnumSource
    void anOperationIsSmallAscii(Operation operation) {
        assertThat(operation.text()).hasSizeLessThan(8_000);
        assertThat(operation.text())
                .isEqualTo(new String(operation.text(), StandardCharsets.US_ASCII).getBytes(StandardCharsets.US_ASCII));
    }
}
