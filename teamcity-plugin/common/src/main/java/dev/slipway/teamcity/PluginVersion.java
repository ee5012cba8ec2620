package dev.slipway.teamcity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Which version of the plugin this is, from a file that the build writes. */
final class PluginVersion {
    private static final String USER_AGENT = "slipway-teamcity/" + read();

    private PluginVersion() {}

    static String userAgent() {
        return USER_AGENT;
    }

    private static String read() {
        try (InputStream file = PluginVersion.class.getResourceAsStream("version.txt")) {
            return file == null ? "unknown" : new String(file.readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
