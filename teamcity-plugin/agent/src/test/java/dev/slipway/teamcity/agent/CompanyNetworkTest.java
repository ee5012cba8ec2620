package dev.slipway.teamcity.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.teamcity.StepKeys;
import dev.slipway.teamcity.StepType;
import dev.slipway.testkit.CompanyNetwork;
import dev.slipway.testkit.JvmProxy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import jetbrains.buildServer.agent.BuildFinishedStatus;
import jetbrains.buildServer.agent.BuildProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A server behind the proxy that the agent's JVM is told of, and with a certificate of the company's own. */
@Timeout(60)
class CompanyNetworkTest {
    @RegisterExtension
    final FakeTasks tasks = new FakeTasks();

    @TempDir
    Path directory;

    private CompanyNetwork network;
    private FakeBuild build;

    @BeforeEach
    void aNetwork() throws Exception {
        network = CompanyNetwork.before(tasks.server().baseUrl());
        build = new FakeBuild(directory);
        tasks.is("Success");
    }

    @AfterEach
    void end() throws Exception {
        network.close();
    }

    private BuildFinishedStatus await(String url, String certificates) throws Exception {
        Map<String, String> settings = new HashMap<>(tasks.await());
        settings.put(StepKeys.URL, url);
        settings.put(StepKeys.TRUSTED_CERTIFICATES, certificates);
        BuildProcess process = build.step(StepType.AWAIT, settings);
        process.start();
        return process.waitFor();
    }

    private void succeeds(String url) throws Exception {
        assertThat(await(url, network.certificates()))
                .as(build::wholeLog)
                .isEqualTo(BuildFinishedStatus.FINISHED_SUCCESS);
    }

    @Test
    void aCertificateOfTheCompanysOwnIsTrustedOnlyWhenToldSo() throws Exception {
        assertThat(await(network.url(), "")).isEqualTo(BuildFinishedStatus.FINISHED_WITH_PROBLEMS);
        assertThat(build.problems).singleElement().asString().contains("PKIX path building failed");
        assertThat(tasks.requests()).isEmpty();

        succeeds(network.url());
    }

    @Test
    void theAgentSignsInAtTheProxyOfItsJvm() throws Exception {
        try (var jvm = JvmProxy.of(network, CompanyNetwork.PASSWORD)) {
            succeeds(network.urlInside());
        }
        assertThat(network.letThrough()).isNotEmpty();
        assertThat(network.refused()).isEmpty();
    }

    @Test
    void aProxyThatRefusesIsSaidWithoutThePasswordAndAskedOnce() throws Exception {
        try (var jvm = JvmProxy.of(network, "not-the-password")) {
            assertThat(await(network.urlInside(), network.certificates()))
                    .isEqualTo(BuildFinishedStatus.FINISHED_WITH_PROBLEMS);
        }
        assertThat(build.wholeLog() + build.problems)
                .contains("The proxy does not accept the user name and the password")
                .doesNotContain("not-the-password");
        assertThat(network.refused()).hasSize(1);
    }

    @Test
    void aHostThatTheJvmExemptsDoesNotGoThroughItsProxy() throws Exception {
        try (var jvm = JvmProxy.of(network, CompanyNetwork.PASSWORD)) {
            succeeds(network.url());
            assertThat(network.letThrough()).isEmpty();

            jvm.forAllHosts();
            succeeds(network.url());
            assertThat(network.letThrough()).isNotEmpty();
        }
    }
}
