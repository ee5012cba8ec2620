package dev.slipway.teamcity;

import dev.slipway.ci.CiFailure;
import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.ci.InputProblem;
import dev.slipway.ci.ServerConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a server is and who one is there, as a connection or a step has it.
 *
 * @param url as typed
 * @param apiKey as typed, or a reference to a parameter
 * @param space empty for the server's default one
 * @param trustedCertificates in PEM; null for none
 */
public record ConnectionSettings(String url, String apiKey, String space, @Nullable String trustedCertificates) {
    private static final String URL_FIELD = "url";
    private static final String API_KEY_FIELD = "apiKey";

    /** Reads properties that are under this plugin's own keys. */
    public static ConnectionSettings of(Map<String, String> properties) {
        String certificates =
                properties.getOrDefault(StepKeys.TRUSTED_CERTIFICATES, "").strip();
        return new ConnectionSettings(
                properties.getOrDefault(StepKeys.URL, "").strip(),
                properties.getOrDefault(StepKeys.API_KEY, "").strip(),
                properties.getOrDefault(StepKeys.SPACE, "").strip(),
                certificates.isEmpty() ? null : certificates);
    }

    /** The key under which the field of a problem is kept. */
    public static String keyOf(InputProblem problem) {
        return problem.field().equals(API_KEY_FIELD) ? StepKeys.API_KEY : StepKeys.of(problem.field());
    }

    public List<InputProblem> problems() {
        List<InputProblem> problems = new ArrayList<>();
        if (url.isEmpty()) {
            problems.add(new InputProblem(URL_FIELD, "Give the server's address, or choose a connection"));
        } else if (!ParameterReferences.areIn(url) && !isAddress(url)) {
            problems.add(
                    new InputProblem(URL_FIELD, "'" + url + "' is not an address such as https://deploy.example.com"));
        }
        if (apiKey.isEmpty()) {
            problems.add(new InputProblem(API_KEY_FIELD, "Give an API key, or choose a connection"));
        }
        return problems;
    }

    private static boolean isAddress(String text) {
        try {
            var uri = new URI(text);
            boolean isHttp = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return isHttp && uri.getHost() != null && uri.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Whether there are values in it that only a running build knows. */
    public boolean hasReferences() {
        return ParameterReferences.areIn(url) || ParameterReferences.areIn(apiKey) || ParameterReferences.areIn(space);
    }

    /** @throws CiFailure when something is missing or wrong */
    public ServerConnection server() {
        List<InputProblem> problems = problems();
        if (!problems.isEmpty()) {
            throw new CiFailure(
                    Reason.INPUT, problems.stream().map(InputProblem::message).collect(Collectors.joining("; ")), null);
        }
        return new ServerConnection(url, apiKey, space, null, trustedCertificates, PluginVersion.userAgent());
    }

    /** Without the API key. */
    @Override
    public String toString() {
        return "ConnectionSettings[url=" + url + ", space=" + space + "]";
    }
}
