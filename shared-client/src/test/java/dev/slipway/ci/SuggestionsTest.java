package dev.slipway.ci;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.slipway.ci.CiFailure.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SuggestionsTest {
    @RegisterExtension
    final WireMockExtension server = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    @BeforeEach
    void somethingOfEach() {
        answer("/api/spaces", "{'Id':'Spaces-1','Name':'Default','IsDefault':true},{'Id':'Spaces-2','Name':'Shop'}");
        for (String space : new String[] {"Spaces-1", "Spaces-2"}) {
            String at = "/api/" + space;
            answer(at + "/projects", "{'Id':'Projects-1','Name':'Web'},{'Id':'Projects-2','Name':'Books'}");
            document(at + "/projects/Web", "{'Id':'Projects-1','Name':'Web'}");
            answer(at + "/environments", "{'Id':'Environments-1','Name':'Production'}");
            answer(at + "/tenants", "{'Id':'Tenants-1','Name':'Acme'}");
            answer(at + "/tagsets", "{'Id':'TagSets-1','Name':'Ring','Tags':[{'CanonicalTagName':'Ring/Early'}]}");
            answer(at + "/machines", "{'Id':'Machines-1','Name':'web-1','Endpoint':{'CommunicationStyle':'None'}}");
            answer(at + "/projects/Projects-1/channels", "{'Id':'Channels-1','Name':'Stable'}");
            answer(at + "/projects/Projects-1/runbooks", "{'Id':'Runbooks-1','Name':'Restart'}");
            answer(at + "/projects/Projects-1/releases", "{'Id':'Releases-1','Version':'1.4.0'}");
        }
    }

    private void answer(String path, String items) {
        document(path, "{'ItemType':'x','TotalResults':2,'ItemsPerPage':200,'Items':[" + items + "]}");
    }

    private void document(String path, String json) {
        server.stubFor(get(urlPathEqualTo(path)).willReturn(okJson(json.replace('\'', '"'))));
    }

    private ServerConnection connection(String space) {
        return new ServerConnection(server.baseUrl(), "API-KEY", space, null, null, "test");
    }

    @ParameterizedTest
    @CsvSource({
        "SPACES, Default",
        "PROJECTS, Web",
        "ENVIRONMENTS, Production",
        "TENANTS, Acme",
        "TENANT_TAGS, Ring/Early",
        "TARGETS, web-1",
        "CHANNELS, Stable",
        "RUNBOOKS, Restart",
        "RELEASES, 1.4.0"
    })
    void everyKindIsAskedOfTheServer(Suggestions kind, String first) {
        assertThat(kind.ask(connection(""), "", "Web")).first().isEqualTo(first);
    }

    @Test
    void theSpaceOfTheStepComesBeforeThatOfTheConnection() {
        Suggestions.ENVIRONMENTS.ask(connection("Spaces-1"), "Spaces-2", "");

        assertThat(server.getAllServeEvents())
                .extracting(event -> event.getRequest().getUrl())
                .allMatch(url -> url.startsWith("/api/Spaces-2/environments"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Suggestions.class,
            names = {"CHANNELS", "RUNBOOKS", "RELEASES"})
    void nothingIsOfferedBeforeAProjectIsChosen(Suggestions kind) {
        assertThat(kind.ask(connection(""), "", " ")).isEmpty();
        assertThat(server.getAllServeEvents()).isEmpty();
    }

    @Test
    void aServerThatIsBusyIsAskedOnce() {
        server.stubFor(get(anyUrl()).willReturn(serviceUnavailable()));

        assertThatThrownBy(() -> Suggestions.SPACES.ask(connection(""), "", ""))
                .isInstanceOfSatisfying(
                        CiFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.TRANSIENT));
        assertThat(server.getAllServeEvents()).hasSize(1);
    }

    @Test
    void everyNameOfAThingOnTheServerHasSuggestions() {
        assertThat(Suggestions.of(CiOperation.DEPLOY, CiOperation.DEPLOY.field("environments")))
                .hasValue(Suggestions.ENVIRONMENTS);
        assertThat(Suggestions.of(CiOperation.DEPLOY, CiOperation.DEPLOY.field("version")))
                .hasValue(Suggestions.RELEASES);
        assertThat(Suggestions.of(CiOperation.PACK, CiOperation.PACK.field("version")))
                .isEmpty();
    }

    @Test
    void aCheckSaysWhoOneIsAndWhatOneSees() {
        document("/api", "{'Application':'Slipway','Version':'1.2.0'}");
        document("/api/users/me", "{'Id':'Users-1','Username':'build-server'}");

        assertThat(ConnectionCheck.of(connection("Shop")).sentence())
                .isEqualTo("Connected to Slipway 1.2.0 as build-server, who sees the spaces Default, Shop.");
    }

    @Test
    void aCheckFailsForASpaceThatTheUserDoesNotSee() {
        document("/api", "{'Application':'Slipway','Version':'1.2.0'}");
        document("/api/users/me", "{'Id':'Users-1','Username':'build-server'}");

        assertThatThrownBy(() -> ConnectionCheck.of(connection("Secret")))
                .isInstanceOfSatisfying(
                        CiFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
    }

    @Test
    void aCheckFailsForAKeyThatIsNotValid() {
        document("/api", "{'Application':'Slipway','Version':'1.2.0'}");
        server.stubFor(get(urlPathEqualTo("/api/users/me")).willReturn(unauthorized()));

        assertThatThrownBy(() -> ConnectionCheck.of(connection("")))
                .isInstanceOfSatisfying(
                        CiFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.AUTHENTICATION))
                .hasMessageNotContaining("API-KEY");
    }
}
