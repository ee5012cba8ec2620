package dev.slipway.bamboo.server;

import com.atlassian.bamboo.crypto.instance.SecretEncryptionService;
import dev.slipway.ci.InputProblem;
import dev.slipway.client.SlipwayConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A server as it was typed. Stored secrets never go back to the browser: one that was left empty is kept.
 *
 * @param proxyPort digits, or empty
 */
record ServerDraft(
        String name,
        String url,
        String space,
        String apiKey,
        String credentials,
        String proxyHost,
        String proxyPort,
        String proxyUser,
        String proxyPassword,
        String trustedCertificates) {
    private static final int LONGEST_NAME = 60;

    /** What is wrong, by the names of the form's fields. */
    List<InputProblem> problems(Optional<SlipwayServer> former, Collection<String> otherNames) {
        var problems = new ArrayList<InputProblem>();
        checkName(otherNames, problems);
        checkAddress(problems);
        checkApiKey(former, problems);
        checkProxy(former, problems);
        return problems;
    }

    private void checkName(Collection<String> otherNames, List<InputProblem> problems) {
        if (name.isEmpty()) {
            problems.add(new InputProblem("name", "Give the server a name"));
        } else if (name.length() > LONGEST_NAME) {
            problems.add(new InputProblem("name", "The name is longer than " + LONGEST_NAME + " characters"));
        } else if (otherNames.stream().anyMatch(name::equalsIgnoreCase)) {
            problems.add(new InputProblem("name", "There is already a server '" + name + "'"));
        }
    }

    private void checkAddress(List<InputProblem> problems) {
        try {
            SlipwayConnection.to(url, "");
        } catch (IllegalArgumentException e) {
            problems.add(new InputProblem("url", String.valueOf(e.getMessage())));
        }
    }

    private void checkApiKey(Optional<SlipwayServer> former, List<InputProblem> problems) {
        if (keepsApiKey(former)) {
            if (!isWhereItWas(former)) {
                // Otherwise whoever may open this page could have the key sent to a server of theirs.
                problems.add(new InputProblem("apiKey", "The address is another one: type the API key again"));
            }
        } else if (apiKey.isEmpty() == credentials.isEmpty()) {
            problems.add(new InputProblem("apiKey", "Give either an API key or the name of shared credentials"));
        } else if (!apiKey.matches("[A-Za-z0-9-]*")) {
            problems.add(
                    new InputProblem("apiKey", "The API key has characters other than letters, digits and hyphens"));
        }
    }

    private void checkProxy(Optional<SlipwayServer> former, List<InputProblem> problems) {
        if (!proxyHost.isEmpty() && !(proxyPort.matches("\\d{1,5}") && isPort(Integer.parseInt(proxyPort)))) {
            problems.add(new InputProblem("proxyPort", "Give the proxy's port, from 1 to 65535"));
        }
        if (keepsProxyPassword(former)
                && former.filter(server -> server.proxyHost().equals(proxyHost)).isEmpty()) {
            problems.add(new InputProblem("proxyPassword", "The proxy is another one: type its password again"));
        }
    }

    private boolean keepsApiKey(Optional<SlipwayServer> former) {
        return apiKey.isEmpty()
                && credentials.isEmpty()
                && former.filter(server -> !server.apiKey().isEmpty()).isPresent();
    }

    private boolean keepsProxyPassword(Optional<SlipwayServer> former) {
        return proxyPassword.isEmpty()
                && former.filter(server -> !server.proxyPassword().isEmpty()
                                && server.proxyUser().equals(proxyUser))
                        .isPresent();
    }

    private boolean isWhereItWas(Optional<SlipwayServer> former) {
        return former.filter(server -> server.url().equals(url)
                        && server.proxyHost().equals(proxyHost)
                        && server.trustedCertificates().equals(trustedCertificates))
                .isPresent();
    }

    private static boolean isPort(int number) {
        return number >= 1 && number <= 65535;
    }

    /** To be called when there are no {@link #problems}. */
    SlipwayServer toServer(Optional<SlipwayServer> former, SecretEncryptionService encryption) {
        String key =
                keepsApiKey(former) ? former.map(SlipwayServer::apiKey).orElseThrow() : encrypted(apiKey, encryption);
        String password = keepsProxyPassword(former)
                ? former.map(SlipwayServer::proxyPassword).orElseThrow()
                : encrypted(proxyPassword, encryption);
        boolean hasProxy = !proxyHost.isEmpty();
        return new SlipwayServer(
                name,
                url,
                space,
                key,
                credentials,
                proxyHost,
                hasProxy ? Integer.parseInt(proxyPort) : 0,
                hasProxy ? proxyUser : "",
                hasProxy ? password : "",
                trustedCertificates);
    }

    private static String encrypted(String typed, SecretEncryptionService encryption) {
        return typed.isEmpty() ? "" : encryption.encrypt(typed);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "ServerDraft[name=" + name + ", url=" + url + "]";
    }
}
