package dev.slipway.teamcity;

import dev.slipway.ci.Link;
import dev.slipway.json.WireJson;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a step has done, for the build's page. It travels as a hidden artifact, which any step of a build can write: what is
 * read is not to be trusted.
 *
 * @param step the step's name in the build configuration
 * @param operation what kind of step it is, in a few words
 * @param state {@code Success}, {@code Failed} and so on
 * @param message why it did not succeed; empty if it did
 */
public record StepReport(
        String step, String operation, String state, String message, List<Link> links, Instant finished) {
    /** Where the reports are among a build's artifacts; TeamCity shows nobody what is below {@code .teamcity}. */
    public static final String DIRECTORY = ".teamcity/slipway";

    public String toJson() {
        return WireJson.write(this);
    }

    /**
     * Links that are not of the web are left out.
     *
     * @throws RuntimeException when that is no report
     */
    public static StepReport read(String json) {
        StepReport read = WireJson.read(json, StepReport.class);
        List<Link> links =
                read.links.stream().filter(link -> isOfWeb(link.url())).toList();
        Objects.requireNonNull(read.finished, "There is no time in it");
        return new StepReport(read.step, read.operation, read.state, read.message, links, read.finished);
    }

    private static boolean isOfWeb(String url) {
        try {
            String scheme = new URI(url).getScheme();
            return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
