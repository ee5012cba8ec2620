package dev.slipway.jenkins.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.api.TaskState;
import dev.slipway.ci.CiOperation;
import dev.slipway.ci.Field;
import dev.slipway.ci.FieldKind;
import dev.slipway.ci.ReleaseFacts;
import dev.slipway.ci.TaskOutcome;
import dev.slipway.ci.TaskResult;
import dev.slipway.jenkins.freestyle.OutputsAction;
import dev.slipway.jenkins.freestyle.SlipwayBuilder;
import dev.slipway.jenkins.freestyle.SlipwayPublisher;
import dev.slipway.jenkins.freestyle.SlipwayWrapper;
import dev.slipway.jenkins.page.Entry;
import dev.slipway.jenkins.page.SlipwayAction;
import dev.slipway.jenkins.server.SlipwayConfiguration;
import dev.slipway.jenkins.server.SlipwayServer;
import dev.slipway.jenkins.step.AwaitStep;
import dev.slipway.jenkins.step.DeployReleaseStep;
import dev.slipway.jenkins.step.OperationStep;
import dev.slipway.jenkins.step.PackStep;
import dev.slipway.jenkins.testing.FakeSlipway;
import dev.slipway.jenkins.testing.JenkinsXml;
import dev.slipway.jenkins.testing.SmallJenkins;
import dev.slipway.jenkins.testing.StoredFile;
import hudson.EnvVars;
import hudson.FilePath;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Configurations and builds, as Jenkins's XML files have them. */
class StoredXmlTest {
    private static final String ELEMENT = SlipwayConfiguration.class.getName();

    @RegisterExtension
    final SmallJenkins jenkins = new SmallJenkins();

    @TempDir
    private File workspace;

    private final JenkinsXml xml = new JenkinsXml().calling(StoredJob.class, "project");

    @Test
    void theServersOfAnEarlierVersionAreRead() {
        var former = new SlipwayServer("main", "https://slipway.example.test/base");
        former.setCredentialsId("slipway-api-key");
        former.setSpace("Shop");
        former.setTrustedCertificates("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----");
        jenkins.configuration().setServers(List.of(former, new SlipwayServer("second", "http://other:8080")));
        String stored = StoredFile.text("0.1/" + ELEMENT + ".xml", xml.write(jenkins.configuration()));

        var read = new SlipwayConfiguration();
        xml.readInto(read, stored);

        assertThat(read.getServers()).hasSize(2);
        assertThat(read.getServers().get(0)).usingRecursiveComparison().isEqualTo(former);
        assertThat(read.getServers().get(1).getUrl()).isEqualTo("http://other:8080");
        assertThat(read.getServers().get(1).getCredentialsId()).isEmpty();
        assertThat(xml.write(read)).isEqualTo(JenkinsXml.unmarked(stored));
    }

    @Test
    void aJobOfAnEarlierVersionIsRead() throws Exception {
        String stored = StoredFile.text("0.1/config.xml", xml.write(job()));

        StoredJob read = xml.read(stored, StoredJob.class);

        assertThat(xml.write(read)).isEqualTo(JenkinsXml.unmarked(stored));
        assertThat(read.builders)
                .extracting(builder -> builder.getOperation().operation())
                .containsExactly(CiOperation.values());
        var pack = (PackStep) read.builders.get(0).getOperation();
        assertThat(pack.getPackageId()).isEqualTo("the packageId");
        assertThat(pack.isOverwrite()).isTrue();
        var deploy = (DeployReleaseStep) read.publishers.get(0).getOperation();
        assertThat(deploy.getServer()).isEqualTo("main");
        assertThat(deploy.getCredentialsId()).isEqualTo("key-of-job");
        assertThat(deploy.getEnvironments()).isEqualTo("Test\nProduction");
        assertThat(deploy.getVariables()).isEqualTo("Colour=blue");
        assertThat(deploy.isWait()).isFalse();
        assertThat(read.buildWrappers.get(0).getServer()).isEqualTo("main");
        assertThat(read.buildWrappers.get(0).getCredentialsId()).isEqualTo("key-of-job");
        assertThat(read.buildWrappers.get(0).getSpace()).isEqualTo("Shop");
    }

    /** All fields in build steps, and what scripts and Job DSL may give, lists and maps, in a post-build action. */
    private static StoredJob job() throws Exception {
        var job = new StoredJob();
        for (var step : SmallJenkins.STEPS) {
            var typed = new LinkedHashMap<String, Object>();
            for (Field field : step.operation().fields()) {
                typed.put(
                        field.name(),
                        field.kind() == FieldKind.FLAG
                                ? !Boolean.parseBoolean(field.standard())
                                : "the " + field.name());
            }
            job.builders.add(new SlipwayBuilder((OperationStep) step.newInstance(typed)));
        }
        job.publishers.add(new SlipwayPublisher(SmallJenkins.step(
                "slipwayDeployRelease",
                Map.of(
                        "project",
                        "Web",
                        "environments",
                        List.of("Test", "Production"),
                        "variables",
                        Map.of("Colour", "blue"),
                        "wait",
                        false,
                        "server",
                        "main",
                        "credentialsId",
                        "key-of-job"))));
        var wrapper = new SlipwayWrapper();
        wrapper.setServer("main");
        wrapper.setCredentialsId("key-of-job");
        wrapper.setSpace("Shop");
        job.buildWrappers.add(wrapper);
        return job;
    }

    @Test
    void whatWasTypedIsWhatIsReadAndWritten() throws Exception {
        StoredJob job = job();

        StoredJob read = xml.read(xml.write(job), StoredJob.class);

        assertThat(read).usingRecursiveComparison().isEqualTo(job);
    }

    /** As written by hand, or by a version that did not know of it. */
    @Test
    void whatAFileLeavesOutIsAsIfNothingWasTyped() {
        StoredJob read = xml.read(
                """
                <project>
                  <builders>
                    <dev.slipway.jenkins.freestyle.SlipwayBuilder plugin="slipway@0.1.0">
                      <operation class="dev.slipway.jenkins.step.AwaitStep"/>
                    </dev.slipway.jenkins.freestyle.SlipwayBuilder>
                  </builders>
                  <buildWrappers>
                    <dev.slipway.jenkins.freestyle.SlipwayWrapper/>
                  </buildWrappers>
                </project>
                """,
                StoredJob.class);

        var await = (AwaitStep) read.builders.get(0).getOperation();
        assertThat(await.getServer()).isEmpty();
        assertThat(await.getTasks()).isEmpty();
        assertThat(await.isStreamLog()).isTrue();
        await.setTasks("ServerTasks-1");
        assertThat(await.getTasks()).isEqualTo("ServerTasks-1");
        assertThat(read.buildWrappers.get(0).getSpace()).isEmpty();
    }

    @Test
    void aBuildOfAnEarlierVersionIsShownAsItWas() throws Exception {
        new SlipwayBuilder(packing())
                .perform(jenkins.build(), new FilePath(workspace), new EnvVars(), null, jenkins.console());
        SlipwayAction.show(
                jenkins.build(),
                new TaskResult(
                        CiOperation.DEPLOY,
                        new ReleaseFacts("Releases-1", "1.4.0", "Web", "https://slipway.example.test/release"),
                        List.of(new TaskOutcome(
                                "ServerTasks-1",
                                "Deployments-1",
                                "Production",
                                "Acme",
                                TaskState.SUCCESS,
                                "",
                                "https://slipway.example.test/task"))));
        String stored = StoredFile.text(
                "0.1/build.xml", xml.write(new ArrayList<>(jenkins.build().actions())));

        List<?> read = xml.read(stored, List.class);

        assertThat(xml.write(read)).isEqualTo(JenkinsXml.unmarked(stored));
        var variables = new EnvVars();
        ((OutputsAction) read.get(0)).buildEnvironment(jenkins.build(), variables);
        assertThat(variables)
                .containsEntry("SLIPWAY_PACKAGE_ID", "Web")
                .containsEntry("SLIPWAY_PACKAGE_VERSION", "1.0.0");
        assertThat(((SlipwayAction) read.get(1)).getEntries())
                .extracting(Entry::getKind, Entry::getText, Entry::getState, Entry::isLinked)
                .containsExactly(
                        tuple("Release", "Web 1.4.0", "", true),
                        tuple("Deployment", "1.4.0 → Production for Acme", "Success", true));
    }

    private OperationStep packing() throws IOException {
        Files.writeString(workspace.toPath().resolve("index.html"), "hello");
        var step = new PackStep();
        step.setPackageId("Web");
        step.setVersion("1.0.0");
        return step;
    }

    /** Keys are among the credentials of Jenkins; what the plugin stores has their ids only. */
    @Test
    void noKeyIsInAnythingThatIsStored() throws Exception {
        String task = jenkins.slipway().task();
        jenkins.slipway().end(task, "Success", "");
        var step = new AwaitStep();
        step.setTasks(task);
        step.setCredentialsId("job-key");
        var builder = new SlipwayBuilder(step);

        builder.perform(jenkins.build(), new FilePath(workspace), new EnvVars(), null, jenkins.console());

        assertThat(xml.write(builder)
                        + xml.write(jenkins.configuration())
                        + xml.write(new ArrayList<>(jenkins.build().actions())))
                .contains("job-key", "system-key", "SLIPWAY_STATE")
                .doesNotContain(FakeSlipway.API_KEY);
    }
}
