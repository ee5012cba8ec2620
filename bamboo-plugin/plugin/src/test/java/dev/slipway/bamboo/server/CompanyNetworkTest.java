package dev.slipway.bamboo.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.bamboo.task.TaskState;
import dev.slipway.bamboo.TaskModules;
import dev.slipway.bamboo.fake.FakeBamboo;
import dev.slipway.bamboo.fake.FakeBuild;
import dev.slipway.bamboo.fake.FakeDefinition;
import dev.slipway.bamboo.fake.FakeSlipway;
import dev.slipway.bamboo.fake.FakeTask;
import dev.slipway.bamboo.task.SlipwayTask;
import dev.slipway.ci.CiOperation;
import dev.slipway.testkit.CompanyNetwork;
import dev.slipway.testkit.JvmProxy;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A server behind a proxy, its own or that of the JVM, and with a certificate of the company's own. */
@Timeout(60)
class CompanyNetworkTest {
    @RegisterExtension
    final FakeSlipway slipway = new FakeSlipway();

    @TempDir
    private Path directory;

    private final FakeBamboo bamboo = new FakeBamboo();
    private CompanyNetwork network;

    @BeforeEach
    void aNetwork() throws Exception {
        network = CompanyNetwork.before(slipway.url());
        slipway.taskIs("Success");
    }

    @AfterEach
    void end() throws Exception {
        network.close();
    }

    private void useServer(String url, String certificates) {
        useServer(url, certificates, "", 0, "");
    }

    private void useServer(String url, String certificates, String proxyHost, int proxyPort, String password) {
        new ServerStore(bamboo)
                .save(
                        "Slipway",
                        new SlipwayServer(
                                "Slipway",
                                url,
                                "",
                                bamboo.encrypt(FakeSlipway.API_KEY),
                                "",
                                proxyHost,
                                proxyPort,
                                CompanyNetwork.USER,
                                bamboo.encrypt(password),
                                certificates));
    }

    /** The server that runs before it sends the agent all that is needed for the way. */
    private FakeTask await() {
        var task = new FakeBuild(TaskModules.completeKey(CiOperation.AWAIT), directory).with("tasks", "ServerTasks-1");
        task.runtime.putAll(new ConnectionProvider(bamboo, bamboo, bamboo)
                .populateRuntimeTaskData(
                        new FakeDefinition(task.getPluginKey(), Map.copyOf(task.configuration)), task));
        return task;
    }

    private static TaskState run(FakeTask task) {
        return new SlipwayTask(task).execute(task).getTaskState();
    }

    private void succeeds() {
        FakeTask task = await();
        assertThat(run(task)).as(() -> String.join("\n", task.log)).isEqualTo(TaskState.SUCCESS);
    }

    @Test
    void aCertificateOfTheCompanysOwnIsTrustedOnlyWhenToldSo() {
        useServer(network.url(), "");
        FakeTask careful = await();
        assertThat(run(careful)).isEqualTo(TaskState.ERROR);
        assertThat(careful.log).anyMatch(line -> line.startsWith("! ") && line.contains("PKIX path building failed"));
        assertThat(slipway.requests()).isEmpty();

        useServer(network.url(), network.certificates());
        succeeds();
    }

    @Test
    void anAgentSignsInAtTheServersOwnProxy() {
        useServer(
                network.urlInside(),
                network.certificates(),
                CompanyNetwork.PROXY_HOST,
                network.proxyPort(),
                CompanyNetwork.PASSWORD);

        succeeds();

        assertThat(network.letThrough()).isNotEmpty();
        assertThat(network.refused()).isEmpty();
    }

    @Test
    void aProxyThatRefusesIsSaidWithoutThePasswordAndAskedOnce() {
        useServer(
                network.urlInside(),
                network.certificates(),
                CompanyNetwork.PROXY_HOST,
                network.proxyPort(),
                "not-the-password");
        FakeTask task = await();

        assertThat(run(task)).isEqualTo(TaskState.ERROR);

        assertThat(task.log)
                .anyMatch(line -> line.contains("The proxy does not accept the user name and the password"))
                .noneMatch(line -> line.contains("not-the-password"));
        assertThat(network.refused()).hasSize(1);
    }

    @Test
    void withoutAProxyOfItsOwnTheServerIsReachedAsTheJvmSays() {
        useServer(network.urlInside(), network.certificates());
        try (var jvm = JvmProxy.of(network, CompanyNetwork.PASSWORD)) {
            succeeds();
        }
        assertThat(network.letThrough()).isNotEmpty();
    }

    @Test
    void aHostThatTheJvmExemptsDoesNotGoThroughItsProxy() {
        useServer(network.url(), network.certificates());
        try (var jvm = JvmProxy.of(network, null)) {
            succeeds();
            assertThat(network.refused()).isEmpty();

            jvm.forAllHosts();
            FakeTask task = await();
            assertThat(run(task)).isEqualTo(TaskState.ERROR);
            assertThat(task.log).anyMatch(line -> line.contains("The proxy wants a user name and a password"));
        }
    }

    @Test
    void theTestOfTheServersPageGoesTheSameWay() {
        useServer(
                network.urlInside(),
                network.certificates(),
                CompanyNetwork.PROXY_HOST,
                network.proxyPort(),
                CompanyNetwork.PASSWORD);
        var page = new ServersAction(bamboo, bamboo, bamboo);
        page.setName("Slipway");

        page.test();

        assertThat(page.getProblem()).isEmpty();
        assertThat(page.getAnswer()).contains("as build-server");
        assertThat(network.letThrough()).isNotEmpty();
    }
}
