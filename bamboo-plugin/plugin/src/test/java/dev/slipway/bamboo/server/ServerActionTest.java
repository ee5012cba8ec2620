package dev.slipway.bamboo.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.atlassian.bamboo.ww2.aware.permissions.GlobalAdminSecurityAware;
import dev.slipway.bamboo.fake.FakeBamboo;
import dev.slipway.bamboo.fake.FakeDefinition;
import dev.slipway.bamboo.fake.FakeSlipway;
import dev.slipway.ci.CiFailure;
import dev.slipway.ci.ServerConnection;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerActionTest {
    private static final String URL = "https://slipway.example";
    private static final String KEY = FakeSlipway.API_KEY;

    @RegisterExtension
    final FakeSlipway slipway = new FakeSlipway();

    private final FakeBamboo bamboo = new FakeBamboo();

    @Test
    void aServerIsStoredWithAnEncryptedKeyAndUsedWithTheRealOne() {
        ServerAction action = action("", "Slipway", URL, KEY);

        assertThat(action.save()).isEqualTo("success");

        assertThat(bamboo.settings.values().toString()).contains("BAMSCRT@").doesNotContain(KEY);
        assertThat(connection("")).isEqualTo(connection("slipway"));
        assertThat(connection("Slipway").apiKey()).isEqualTo(KEY);
        assertThat(connection("Slipway").url()).isEqualTo(URL);
    }

    @Test
    void noGetterOfThePageGivesASecretAway() throws ReflectiveOperationException {
        bamboo.withServer("Slipway", URL, KEY);
        ServerAction page = action("Slipway", "", "", "");
        page.edit();

        for (Method getter : ServerAction.class.getDeclaredMethods()) {
            if (getter.getName().startsWith("get")) {
                assertThat(getter.invoke(page).toString()).doesNotContain(KEY, bamboo.encrypt(KEY));
            }
        }
        assertThat(page.getApiKeyPlaceholder()).isEqualTo("********");
        assertThat(page.getUrl()).isEqualTo(URL);
    }

    @Test
    void aKeyThatIsLeftEmptyStays() {
        bamboo.withServer("Slipway", URL, KEY);
        ServerAction action = action("Slipway", "Main", URL, "");

        assertThat(action.save()).isEqualTo("success");

        assertThat(connection("Main").apiKey()).isEqualTo(KEY);
        assertThat(new ServerStore(bamboo).all()).hasSize(1);
    }

    @Test
    void aKeyIsNotTakenAlongToAnotherAddress() {
        bamboo.withServer("Slipway", URL, KEY);
        ServerAction action = action("Slipway", "Slipway", "https://elsewhere.example", "");

        assertThat(action.save()).isEqualTo("input");

        assertThat(action.fieldErrors().get("apiKey"))
                .containsExactly("The address is another one: type the API key again");
        assertThat(connection("Slipway").url()).isEqualTo(URL);
    }

    @Test
    void aNewKeyIsAskedForAgainWhenSomethingElseIsWrong() {
        bamboo.withServer("Slipway", URL, KEY);
        ServerAction action = action("Slipway", "", URL, "API-NEW");

        assertThat(action.save()).isEqualTo("input");

        assertThat(action.fieldErrors().get("apiKey")).containsExactly("Type it again");
    }

    @ParameterizedTest
    @CsvSource({
        "name, '', 'Give the server a name'",
        "name, OTHER, 'There is already a server ''OTHER'''",
        "url, slipway.example, '''slipway.example'' is no address of a server; write https://host or https://host/path'",
        "apiKey, '', 'Give either an API key or the name of shared credentials'",
        "apiKey, API KEY, 'The API key has characters other than letters, digits and hyphens'",
        "credentials, Slipway key, 'Give either an API key or the name of shared credentials'",
        "proxyPort, 70000, 'Give the proxy''s port, from 1 to 65535'",
    })
    void whatIsWrongIsSaidBesideItsField(String field, String typed, String message)
            throws ReflectiveOperationException {
        bamboo.withServer("Other", URL, KEY);
        ServerAction action = action("", "Slipway", URL, KEY);
        action.setProxyHost("proxy.example");
        action.setProxyPort("3128");
        ServerAction.class
                .getMethod("set" + Character.toUpperCase(field.charAt(0)) + field.substring(1), String.class)
                .invoke(action, typed);

        assertThat(action.save()).isEqualTo("input");

        assertThat(action.fieldErrors().values().stream().flatMap(List::stream)).contains(message);
        assertThat(new ServerStore(bamboo).all()).hasSize(1);
    }

    @Test
    void aMessageThatQuotesMarkupIsHarmless() {
        ServerAction action = action("", "Slipway", "<script>", KEY);

        action.save();

        assertThat(action.fieldErrors().get("url")).first().asString().doesNotContain("<");
    }

    @Test
    void sharedCredentialsStandInForAKey() {
        bamboo.credentials.put("Slipway key", KEY);
        ServerAction action = action("", "Slipway", URL, "");
        action.setCredentials("Slipway key");
        action.save();

        assertThat(connection("Slipway").apiKey()).isEqualTo(KEY);

        bamboo.credentials.clear();
        assertThatThrownBy(() -> connection("Slipway"))
                .isInstanceOf(CiFailure.class)
                .hasMessageContaining("'Slipway key'");
    }

    @Test
    void aConnectionReachesAnAgentAsItIs() {
        ServerAction action = action("", "Slipway", URL, KEY);
        action.setSpace("Shop");
        action.setProxyHost("proxy.example");
        action.setProxyPort("3128");
        action.setProxyUser("build");
        action.setProxyPassword("secret words");
        action.setTrustedCertificates("-----BEGIN CERTIFICATE-----");
        action.save();

        Map<String, String> sent = new ConnectionProvider(bamboo, bamboo, bamboo)
                .populateRuntimeTaskData(new FakeDefinition("dev.slipway.bamboo:task.deploy", Map.of()), () -> null);

        assertThat(RuntimeConnection.read(sent)).isEqualTo(connection("Slipway"));
        assertThat(sent.entrySet())
                .filteredOn(entry ->
                        entry.getValue().contains(KEY) || entry.getValue().contains("secret words"))
                .hasSize(2)
                .allMatch(entry -> entry.getKey().contains("password"));
    }

    @Test
    void aDeletedServerIsGone() {
        bamboo.withServer("Slipway", URL, KEY).withServer("Other", URL, KEY);

        action("slipway", "", "", "").delete();

        assertThat(new ServerStore(bamboo).all())
                .extracting(SlipwayServer::name)
                .containsExactly("Other");
    }

    @Test
    void aServerIsTriedOut() {
        bamboo.withServer("Slipway", slipway.url(), KEY);
        var action = new ServersAction(bamboo, bamboo, bamboo);
        action.setName("Slipway");

        action.test();

        assertThat(action.getAnswer())
                .isEqualTo("Slipway: Connected to Slipway 1.2.3 as build-server, who sees the space Default.");
        assertThat(action.getServers())
                .containsExactly(Map.of("name", "Slipway", "url", slipway.url(), "space", "", "credentials", ""));
    }

    @Test
    void aServerThatDoesNotExistIsSaidWithoutAsking() {
        var action = new ServersAction(bamboo, bamboo, bamboo);
        action.setName("Nowhere");

        action.test();

        assertThat(action.getProblem())
                .isEqualTo("Nowhere: There is no Slipway server 'Nowhere' in Bamboo's administration");
        assertThat(slipway.requests()).isEmpty();
    }

    @Test
    void bothPagesAreForAdministrators() {
        assertThat(Stream.of(ServerAction.class, ServersAction.class))
                .allMatch(GlobalAdminSecurityAware.class::isAssignableFrom);
    }

    private ServerAction action(String formerName, String name, String url, String apiKey) {
        var action = new ServerAction(bamboo, bamboo);
        action.setFormerName(formerName);
        action.setName(name);
        action.setUrl(url);
        action.setApiKey(apiKey);
        return action;
    }

    private ServerConnection connection(String name) {
        return new ServerConnections(new ServerStore(bamboo), bamboo, bamboo).named(name);
    }
}
