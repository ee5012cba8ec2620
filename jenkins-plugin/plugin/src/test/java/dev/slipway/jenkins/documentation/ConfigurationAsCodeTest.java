package dev.slipway.jenkins.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.ci.ServerConnection;
import dev.slipway.jenkins.server.ApiKeys;
import dev.slipway.jenkins.server.ServerChoice;
import dev.slipway.jenkins.server.SlipwayConfiguration;
import dev.slipway.jenkins.server.SlipwayServer;
import dev.slipway.jenkins.testing.SmallJenkins;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yaml.snakeyaml.Yaml;

/** The YAML of the documentation configures the plugin. */
class ConfigurationAsCodeTest {
    @RegisterExtension
    final SmallJenkins jenkins = new SmallJenkins();

    private static Map<?, ?> yaml() {
        List<String> examples = Documentation.examples("yaml");
        assertThat(examples).hasSize(1);
        return new Yaml().load(examples.get(0));
    }

    private static Map<String, Object> at(Object yaml, String... path) {
        Object found = yaml;
        for (String key : path) {
            found = found instanceof List<?> several
                    ? several.get(Integer.parseInt(key))
                    : ((Map<?, ?>) found).get(key);
            assertThat(found).as(key).isNotNull();
        }
        return Configurator.named((Map<?, ?>) found);
    }

    @Test
    void itSetsUpAServer() throws Exception {
        String symbol = SlipwayConfiguration.class.getAnnotation(Symbol.class).value()[0];

        Configurator.configure(jenkins.configuration(), at(yaml(), "unclassified", symbol));

        assertThat(jenkins.configuration().getServers()).singleElement().satisfies(server -> assertThat(
                        Configurator.export(server))
                .isEqualTo(at(yaml(), "unclassified", symbol, "servers", "0")));
        assertThat(jenkins.configuration().saves()).isPositive();
    }

    @Test
    void itsServerHasTheSecretTextThatStandsAboveIt() {
        Map<String, Object> secret =
                at(yaml(), "credentials", "system", "domainCredentials", "0", "credentials", "0", "string");
        Map<String, Object> server = at(yaml(), "unclassified", "slipway", "servers", "0");

        assertThat(secret).containsOnlyKeys("scope", "id", "secret");
        assertThat(secret.get("secret")).asString().as("a key in clear").matches("\\$\\{\\w+}");
        assertThat(server).containsEntry("credentialsId", secret.get("id"));
    }

    @Test
    void everythingThatTheFormHasCanBeWrittenAsCodeAndBack() throws Exception {
        Map<String, String> written = Map.of(
                "id", "main",
                "url", jenkins.slipway().url(),
                "credentialsId", "system-key",
                "space", "Shop",
                "trustedCertificates", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----");

        Configurator.configure(jenkins.configuration(), Map.of("servers", List.of(written)));
        SlipwayServer configured = jenkins.configuration().getServers().get(0);
        ServerConnection connection = new ServerChoice("main", "", "").connection(ApiKeys.OF_SYSTEM);

        assertThat(Configurator.export(configured)).isEqualTo(written);
        assertThat(connection.space()).isEqualTo("Shop");
        assertThat(connection.url()).isEqualTo(jenkins.slipway().url());
    }

    @Test
    void aKeyThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> Configurator.make(SlipwayServer.class, Map.of("id", "main", "apiKey", "API-1")))
                .hasMessageContaining("apiKey")
                .hasMessageContaining("credentialsId, space, trustedCertificates");
    }
}
