package dev.slipway.server.buildinfo;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a repository can be looked at in a browser (R9.21).
 *
 * @param page without a slash at the end, and without credentials
 */
record Repository(String page, Host host) {
    private static final Pattern SCP_LIKE = Pattern.compile("(?:[\\w.-]+@)?([\\w.-]+):(?!//)([\\w.~/-]+)");

    /** The sites whose addresses of commits are known. */
    enum Host {
        GITHUB("/commit/"),
        GITLAB("/commit/"),
        BITBUCKET("/commits/"),
        AZURE_DEVOPS("/commit/");

        private final String commitPath;

        Host(String commitPath) {
            this.commitPath = commitPath;
        }

        static Optional<Host> of(String name) {
            String host = name.toLowerCase(Locale.ROOT);
            if (host.contains("github")) {
                return Optional.of(GITHUB);
            } else if (host.contains("gitlab")) {
                return Optional.of(GITLAB);
            } else if (host.contains("bitbucket")) {
                return Optional.of(BITBUCKET);
            }
            return host.equals("dev.azure.com") || host.endsWith(".visualstudio.com")
                    ? Optional.of(AZURE_DEVOPS)
                    : Optional.empty();
        }
    }

    /** Reads the address a build was made from, as Git takes it; none when nothing is known of its site. */
    static Optional<Repository> of(String vcsRoot) {
        String root = vcsRoot.strip();
        Matcher scpLike = SCP_LIKE.matcher(root);
        if (scpLike.matches()) {
            return at("https", scpLike.group(1), scpLike.group(2));
        }
        try {
            var uri = new URI(root);
            if (uri.getHost() == null || uri.getScheme() == null) {
                return Optional.empty();
            }
            return switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
                case "http", "https" ->
                    at(
                            uri.getScheme().toLowerCase(Locale.ROOT),
                            uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()),
                            uri.getRawPath());
                case "ssh", "git" -> at("https", uri.getHost(), uri.getRawPath());
                default -> Optional.empty();
            };
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<Repository> at(String scheme, String authority, String path) {
        String bare = path.replaceFirst("^/+", "").replaceFirst("/+$", "").replaceFirst("\\.git$", "");
        return bare.isEmpty()
                ? Optional.empty()
                : Host.of(authority.replaceFirst(":\\d+$", ""))
                        .map(host -> new Repository(scheme + "://" + authority + "/" + bare, host));
    }

    String commit(String id) {
        return page + host.commitPath + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
