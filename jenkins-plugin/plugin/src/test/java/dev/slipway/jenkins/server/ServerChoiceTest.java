package dev.slipway.jenkins.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.ci.CiFailure;
import dev.slipway.ci.ServerConnection;
import dev.slipway.client.transport.ProxyCredentials;
import dev.slipway.client.transport.ProxySettings;
import dev.slipway.jenkins.testing.SmallJenkins;
import hudson.ProxyConfiguration;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ServerChoiceTest {
    private static final Map<String, String> AROUND = Map.of(
            "SLIPWAY_SERVER", "slipway",
            "SLIPWAY_CREDENTIALS_ID", "key-around",
            "SLIPWAY_SPACE", "Shop");

    @RegisterExtension
    final SmallJenkins jenkins = new SmallJenkins();

    @Test
    void whatAStepLeavesOpenIsThatOfItsSurroundings() {
        assertThat(new ServerChoice("", "", "").within(AROUND))
                .isEqualTo(new ServerChoice("slipway", "key-around", "Shop"));
        assertThat(new ServerChoice("slipway", "own-key", "").within(AROUND))
                .isEqualTo(new ServerChoice("slipway", "own-key", "Shop"));
    }

    @Test
    void keyAndSpaceOfOneServerAreNotTakenForAnother() {
        var choice = new ServerChoice("other", "", "");

        assertThat(choice.within(AROUND)).isEqualTo(choice);
    }

    @Test
    void theFirstServerIsMeantWhenNoneIsNamed() {
        assertThat(new ServerChoice("", "", "").connection(ApiKeys.OF_SYSTEM).url())
                .isEqualTo(jenkins.slipway().url());
    }

    @Test
    void whereNoServerIsSetUpOneIsToldWhereThatIsDone() {
        jenkins.configuration().setServers(List.of());

        assertThatThrownBy(() -> new ServerChoice("", "", "").connection(ApiKeys.OF_SYSTEM))
                .isInstanceOf(CiFailure.class)
                .hasMessageContaining("Manage Jenkins, System");
    }

    @Test
    void aServerWithoutAKeyWantsOneFromTheJob() {
        jenkins.configuration().setServers(List.of(new SlipwayServer("bare", "https://slipway.example.test")));

        assertThatThrownBy(() -> new ServerChoice("", "", "").connection(ApiKeys.of(jenkins.build())))
                .hasMessage("The Slipway server 'bare' has no API key of its own; give credentialsId");
        assertThat(new ServerChoice("", "job-key", "").connection(ApiKeys.of(jenkins.build())))
                .hasToString("ServerConnection[url=https://slipway.example.test, space=]");
    }

    @Test
    void theProxyOfJenkinsIsUsedExceptForHostsThatItExempts() {
        Jenkins.get().proxy =
                new ProxyConfiguration("proxy.example.test", 3128, "jenkins", "secret", "*.internal.test");
        jenkins.configuration()
                .setServers(List.of(
                        server("outside", "https://slipway.example.test"),
                        server("inside", "https://slipway.internal.test")));

        ServerConnection outside = new ServerChoice("outside", "", "").connection(ApiKeys.OF_SYSTEM);
        ServerConnection inside = new ServerChoice("inside", "", "").connection(ApiKeys.OF_SYSTEM);

        assertThat(outside.proxy())
                .isEqualTo(new ProxySettings("proxy.example.test", 3128, new ProxyCredentials("jenkins", "secret")));
        assertThat(inside.proxy()).isNull();
    }

    private static SlipwayServer server(String id, String url) {
        var server = new SlipwayServer(id, url);
        server.setCredentialsId("system-key");
        return server;
    }

    @Test
    void storingTheServersForgetsEmptyEntriesAndKeepsTheOrder() {
        int before = jenkins.configuration().saves();

        jenkins.configuration()
                .setServers(List.of(
                        server("b", "https://b.example.test"),
                        new SlipwayServer("", " "),
                        server("a", "https://a.example.test")));

        assertThat(jenkins.configuration().getServers())
                .extracting(SlipwayServer::getId)
                .containsExactly("b", "a");
        assertThat(jenkins.configuration().saves()).isEqualTo(before + 1);
    }

    @Test
    void certificatesOfAPrivateAuthorityGoAlong() {
        SlipwayServer server = server("private", "https://slipway.example.test");
        server.setTrustedCertificates("-----BEGIN CERTIFICATE-----");
        jenkins.configuration().setServers(List.of(server));

        assertThat(new ServerChoice("", "", "").connection(ApiKeys.OF_SYSTEM).trustedCertificates())
                .isEqualTo("-----BEGIN CERTIFICATE-----");
    }
}
