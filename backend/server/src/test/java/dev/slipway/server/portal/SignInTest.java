package dev.slipway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {
    private final TestServer server = TestServer.shared();
    private final Visitor visitor = new Visitor(server.url());

    @Test
    void whoeverIsNotSignedInIsAskedToAndComesBack() {
        assertThat(visitor.get("/").expect(303).header("Location")).isEqualTo("/app");
        assertThat(visitor.get("/app/Spaces-1/tasks?show=failed").expect(303).header("Location"))
                .isEqualTo("/signin?returnUrl=%2Fapp%2FSpaces-1%2Ftasks%3Fshow%3Dfailed");

        Visitor.Page form = visitor.get("/signin?returnUrl=%2Fapp%2FSpaces-1%2Ftasks%3Fshow%3Dfailed")
                .expect(200);
        assertThat(form.body()).contains("name=\"returnUrl\" value=\"/app/Spaces-1/tasks?show=failed\"");

        Visitor.Page signedIn = visitor.post(
                        "/signin",
                        Map.of(
                                "username", "admin",
                                "password", TestServer.ADMIN_PASSWORD,
                                "returnUrl", "/app/Spaces-1/tasks?show=failed"))
                .expect(303);
        assertThat(signedIn.header("Location")).isEqualTo("/app/Spaces-1/tasks?show=failed");
        visitor.get("/app/Spaces-1/tasks?show=failed").expect(200);
    }

    @Test
    void aWrongPasswordIsToldWithoutSayingWhichOfTheTwoIsWrong() {
        Visitor.Page refused = visitor.signIn("admin", "guess").expect(401);

        assertThat(refused.body())
                .contains("There is no user with this name and password.")
                .contains("name=\"username\" value=\"admin\"")
                .doesNotContain("guess");
        assertThat(visitor.signIn("nobody", "guess").expect(401).body())
                .contains("There is no user with this name and password.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "/app//evil.example",
                "/app/\\evil.example",
                "/application",
                "javascript:alert(1)",
                "/app/\tx",
                "/app/\r\nSet-Cookie: a=b",
                "/signin",
                "",
            })
    void signingInLeadsToNoOtherPlaceThanOurPages(String wanted) {
        Visitor.Page signedIn = visitor.post(
                        "/signin",
                        Map.of("username", "admin", "password", TestServer.ADMIN_PASSWORD, "returnUrl", wanted))
                .expect(303);

        assertThat(signedIn.header("Location")).isEqualTo("/app");
    }

    @Test
    void anotherSiteCannotSignItsVisitorsIn() {
        Visitor.Page refused = visitor.send(HttpRequest.newBuilder(URI.create(server.url() + "/signin"))
                .header("Accept", "text/html")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=admin&password=x")));

        refused.expect(403);
    }

    @Test
    void signingOutNeedsTheTokenAndEndsTheSession() {
        visitor.signIn("admin", TestServer.ADMIN_PASSWORD).expect(303);
        visitor.post("/signout", Map.of()).expect(403);
        visitor.post("/signout", Map.of("csrf", "WRONG")).expect(403);
        String csrf = visitor.get("/app/Spaces-1").expect(200).csrf();

        assertThat(visitor.post("/signout", Map.of("csrf", csrf)).expect(303).header("Location"))
                .isEqualTo("/signin");
        visitor.get("/app/Spaces-1").expect(303);
    }

    @Test
    void whoeverIsSignedInIsNotAskedAgain() {
        visitor.signIn("admin", TestServer.ADMIN_PASSWORD).expect(303);

        assertThat(visitor.get("/signin?returnUrl=/app/Spaces-1").expect(303).header("Location"))
                .isEqualTo("/app/Spaces-1");
    }

    @Test
    void aPieceOfAPageIsNotReplacedByTheSignIn() {
        Visitor.Page refused = visitor.piece("/app/Spaces-1").expect(401);

        assertThat(refused.header("HX-Redirect")).isEqualTo("/signin?returnUrl=%2Fapp");
        assertThat(refused.body()).isEmpty();
    }

    @Test
    void theApiStillAnswersJsonToABrowser() {
        Visitor.Page refused = visitor.get("/api/Spaces-1/environments").expect(401);

        assertThat(refused.header("Content-Type")).startsWith("application/json");
        assertThat(refused.body()).contains("\"ErrorMessage\"");
    }

    @ParameterizedTest
    @CsvSource({"/nothing, 404", "/app/Spaces-1/nothing, 404", "/app/Spaces-0, 404", "/app/Spaces-1/tasks/x, 404"})
    void whatIsNotThereIsToldOnAPage(String path, int status) {
        Visitor.Page page = Visitor.signedIn(server).get(path).expect(status);

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("There is nothing here").contains("href=\"/app\"");
    }

    @Test
    void aProblemPageShowsWhatWasAskedForAsText() {
        Visitor.Page page = Visitor.signedIn(server).get("/app/Spaces-1/tasks/%3Cscript%3Ealert(1)%3C%2Fscript%3E");

        assertThat(page.expect(404).body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void pagesLoadNothingFromElsewhereAndNoInlineScripts() {
        Visitor.Page page = Visitor.signedIn(server).get("/app/Spaces-1").expect(200);

        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("script-src 'self';")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.body()).doesNotContainPattern("<script>|<style| style=| on[a-z]+=");
    }

    @Test
    void assetsAreThereUnderTheAddressesOfThePages() {
        String body = visitor.get("/signin").expect(200).body();
        String css = body.substring(body.indexOf("/assets/"));
        String address =
                body.substring(body.indexOf("stylesheet\" href=\"") + 18).split("\"", 2)[0];

        assertThat(css).isNotEmpty();
        assertThat(visitor.get(address).expect(200).header("Content-Type")).startsWith("text/css");
        assertThat(visitor.get(address).header("Cache-Control")).contains("immutable");
        visitor.get("/assets/0000000000000000/portal.css").expect(404);
        visitor.get("/assets/0/..%2F..%2Flogback.xml").expect(404);
    }
}
