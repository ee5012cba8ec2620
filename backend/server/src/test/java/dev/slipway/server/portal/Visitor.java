package dev.slipway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without scripts: it keeps cookies and asks for HTML, but follows no redirect by itself. */
public final class Visitor {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([A-Z0-9]+)\"");

    /** A page, or where the server leads instead. */
    public record Page(int status, String body, Map<String, java.util.List<String>> headers) {
        public Page expect(int expected) {
            assertThat(status).as("status of the page: %s", body).isEqualTo(expected);
            return this;
        }

        public String header(String name) {
            return String.join(
                    ", ", headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), java.util.List.of()));
        }

        /** The token in the page's forms. */
        public String csrf() {
            Matcher found = CSRF.matcher(body);
            assertThat(found.find()).as("a token in %s", body).isTrue();
            return found.group(1);
        }
    }

    private final String url;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Visitor(String url) {
        this.url = url;
    }

    public static Visitor signedIn(TestServer server) {
        var visitor = new Visitor(server.url());
        visitor.signIn("admin", TestServer.ADMIN_PASSWORD).expect(303);
        return visitor;
    }

    Page signIn(String username, String password) {
        return post("/signin", Map.of("username", username, "password", password));
    }

    public Page get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)).header("Accept", "text/html"));
    }

    /** What a page asks for by htmx. */
    Page piece(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)).header("HX-Request", "true"));
    }

    public Page post(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Page send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Page(
                    response.statusCode(), response.body(), response.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
