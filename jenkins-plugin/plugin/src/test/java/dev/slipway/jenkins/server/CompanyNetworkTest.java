package dev.slipway.jenkins.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.jenkins.testing.FakeSlipway;
import dev.slipway.jenkins.testing.FakeStepContext;
import dev.slipway.jenkins.testing.SmallJenkins;
import dev.slipway.testkit.CompanyNetwork;
import hudson.FilePath;
import hudson.ProxyConfiguration;
import hudson.util.FormValidation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A server behind the proxy that Jenkins is set up with, and with a certificate of the company's own. */
@Timeout(60)
class CompanyNetworkTest {
    @RegisterExtension
    final SmallJenkins jenkins = new SmallJenkins();

    @TempDir
    private Path directory;

    private CompanyNetwork network;
    private String task;

    @BeforeEach
    void aNetwork() throws Exception {
        network = CompanyNetwork.before(jenkins.slipway().url());
        task = jenkins.slipway().task();
        jenkins.slipway().end(task, "Success", "");
    }

    @AfterEach
    void end() throws Exception {
        network.close();
    }

    private void useServer(String url, String certificates) {
        jenkins.useServer(url, FakeSlipway.API_KEY);
        jenkins.configuration().getServers().get(0).setTrustedCertificates(certificates);
    }

    private void useProxy(String password, String exempt) {
        Jenkins.get().proxy = new ProxyConfiguration(
                CompanyNetwork.PROXY_HOST, network.proxyPort(), CompanyNetwork.USER, password, exempt);
    }

    private FakeStepContext await() throws Exception {
        FakeStepContext context = jenkins.context();
        SmallJenkins.step("slipwayAwait", Map.of("tasks", task)).start(context).start();
        return context;
    }

    @Test
    void aCertificateOfTheCompanysOwnIsTrustedOnlyWhenToldSo() throws Exception {
        useServer(network.url(), "");
        assertThat(await().failure()).hasMessageContaining("PKIX path building failed");
        assertThat(jenkins.slipway().requests()).isEmpty();

        useServer(network.url(), network.certificates());
        assertThat(await().result()).containsEntry("state", "Success");
    }

    @Test
    void aBuildSignsInAtTheProxyOfJenkins() throws Exception {
        useServer(network.urlInside(), network.certificates());
        useProxy(CompanyNetwork.PASSWORD, "");

        assertThat(await().result()).containsEntry("state", "Success");

        assertThat(network.letThrough())
                .isNotEmpty()
                .allMatch(line -> line.startsWith("CONNECT slipway.company.test:443 "));
        assertThat(network.refused()).isEmpty();
    }

    /** What is pushed goes from the agent, which is told of the proxy and of the certificates. */
    @Test
    void anAgentSignsInAtTheProxyOfJenkins() throws Exception {
        useServer(network.urlInside(), network.certificates());
        useProxy(CompanyNetwork.PASSWORD, "");
        Files.writeString(directory.resolve("Web.1.0.0.zip"), "no archive");
        FakeStepContext context = jenkins.context(new FilePath(directory.toFile()));

        SmallJenkins.step("slipwayPush", Map.of("packagePaths", "*.zip", "delta", false))
                .start(context)
                .start();

        assertThat(context.failure()).hasMessageContaining("Not here");
        assertThat(jenkins.slipway().requests()).anyMatch(request -> request.startsWith("POST /api/Spaces-1/packages"));
        assertThat(network.letThrough()).isNotEmpty();
    }

    @Test
    void aProxyThatRefusesIsSaidWithoutThePasswordAndAskedOnce() throws Exception {
        useServer(network.urlInside(), network.certificates());
        useProxy("not-the-password", "");

        Throwable failure = await().failure();

        assertThat(failure).hasMessageContaining("The proxy does not accept the user name and the password");
        assertThat(jenkins.console().text() + failure).doesNotContain("not-the-password", FakeSlipway.API_KEY);
        assertThat(network.refused()).hasSize(1);
    }

    @Test
    void aHostThatJenkinsReachesByItselfDoesNotGoThroughTheProxy() throws Exception {
        useServer(network.url(), network.certificates());

        useProxy(CompanyNetwork.PASSWORD, "*.example.test\nlocal*");
        assertThat(await().result()).containsEntry("state", "Success");
        assertThat(network.letThrough()).isEmpty();

        useProxy(CompanyNetwork.PASSWORD, "*.example.test");
        assertThat(await().result()).containsEntry("state", "Success");
        assertThat(network.letThrough()).isNotEmpty();
    }

    @Test
    void theButtonOfTheFormGoesTheSameWay() {
        useProxy(CompanyNetwork.PASSWORD, "");
        var form = new SlipwayServer.DescriptorImpl();

        FormValidation good =
                form.doTestConnection("slipway", network.urlInside(), "system-key", "", network.certificates());
        FormValidation without = form.doTestConnection("slipway", network.urlInside(), "system-key", "", "");

        assertThat(good).hasMessageContaining("as build-server");
        assertThat(without.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(without).hasMessageContaining("PKIX");
    }
}
