package dev.slipway.teamcity;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.ci.BuildCommit;
import dev.slipway.json.WireJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What only TeamCity's server knows of a build and tells the agent in a parameter of the step.
 *
 * @param vcsType {@code Git} and so on; empty for none
 * @param commits newest first
 * @param isTruncated whether there are more commits than these
 */
public record StartFacts(String vcsType, List<BuildCommit> commits, boolean isTruncated) {
    public static final StartFacts NONE = new StartFacts("", List.of(), false);

    /** In letters that TeamCity does not take for references to parameters. */
    public String encoded() {
        var bytes = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(bytes)) {
            zipped.write(WireJson.write(this).getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** @throws IllegalArgumentException when that is not what {@link #encoded} gives */
    public static StartFacts decoded(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        byte[] bytes = Base64.getDecoder().decode(text);
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return WireJson.read(new String(unzipped.readAllBytes(), UTF_8), StartFacts.class);
        } catch (IOException e) {
            throw new IllegalArgumentException("What the server told of the build cannot be read", e);
        }
    }
}
