package dev.slipway.jenkins.build;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import hudson.console.ConsoleLogFilter;
import hudson.console.LineTransformationOutputStream;
import hudson.model.Run;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Puts stars in the place of an API key, whoever writes it to the console. */
public final class KeyFilter extends ConsoleLogFilter implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ProtectedText key;

    public KeyFilter(ProtectedText key) {
        this.key = key;
    }

    @Override
    @SuppressWarnings("rawtypes") // inherited
    public OutputStream decorateLogger(@Nullable Run build, OutputStream logger) {
        return new Masked(logger, key.plain());
    }

    /** Keys are ASCII, so that the charset of the lines does not matter as long as it keeps ASCII. */
    private static final class Masked extends LineTransformationOutputStream.Delegating {
        private final String key;

        Masked(OutputStream logger, String key) {
            super(logger);
            this.key = key;
        }

        @Override
        protected void eol(byte[] bytes, int length) throws IOException {
            String line = new String(bytes, 0, length, ISO_8859_1);
            out.write(line.replace(key, JenkinsLog.STARS).getBytes(ISO_8859_1));
        }
    }
}
