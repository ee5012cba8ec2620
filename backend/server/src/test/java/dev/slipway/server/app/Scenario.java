package dev.slipway.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.Account;
import dev.slipway.api.AccountBuilder;
import dev.slipway.api.ActionBuilder;
import dev.slipway.api.CreateReleaseBuilder;
import dev.slipway.api.CreateUntenantedDeployments;
import dev.slipway.api.CreateUntenantedDeploymentsBuilder;
import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.EndpointBuilder;
import dev.slipway.api.Environment;
import dev.slipway.api.Machine;
import dev.slipway.api.MachineBuilder;
import dev.slipway.api.OverwriteMode;
import dev.slipway.api.PackageReferenceBuilder;
import dev.slipway.api.Project;
import dev.slipway.api.PropertyValue;
import dev.slipway.api.Runbook;
import dev.slipway.api.RunbookSnapshotBuilder;
import dev.slipway.api.SensitiveValue;
import dev.slipway.api.ServerTask;
import dev.slipway.api.Step;
import dev.slipway.api.StepBuilder;
import dev.slipway.api.Tenant;
import dev.slipway.api.TenantBuilder;
import dev.slipway.api.TenantedDeploymentMode;
import dev.slipway.api.Variable;
import dev.slipway.api.VariableSet;
import dev.slipway.client.ProgressListener;
import dev.slipway.client.SlipwayClient;
import dev.slipway.client.SlipwayConnection;
import dev.slipway.client.SpaceClient;
import dev.slipway.client.TaskWait;
import dev.slipway.client.UploadSource;
import dev.slipway.server.TestServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A project in a space of its own with one environment, made and used through the real client. */
final class Scenario implements AutoCloseable {
    static final String PROJECT = "Shop";
    static final String ROLE = "web";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    final SlipwayClient client;
    final SpaceClient space;
    final Environment environment;
    final Project project;

    Scenario() {
        TestServer server = TestServer.shared();
        client = SlipwayClient.connect(SlipwayConnection.to(server.url(), TestServer.ADMIN_KEY));
        space = client.space(server.newSpace());
        environment = space.environments().create("Test");
        project = space.projects()
                .create(
                        PROJECT,
                        space.projectGroups().all().get(0).id(),
                        space.lifecycles().all().get(0).id());
    }

    Account passwordAccount(String username, String password) {
        return space.accounts()
                .create(AccountBuilder.builder()
                        .name("password of " + username)
                        .accountType("UsernamePassword")
                        .username(username)
                        .password(SensitiveValue.of(password))
                        .build());
    }

    Account keyAccount(String username, String base64Key) {
        return space.accounts()
                .create(AccountBuilder.builder()
                        .name("key of " + username)
                        .accountType("SshKeyPair")
                        .username(username)
                        .privateKeyFile(SensitiveValue.of(base64Key))
                        .build());
    }

    Machine sshTarget(String name, String host, int port, String fingerprint, Account account) {
        return target(
                name,
                EndpointBuilder.builder()
                        .communicationStyle("Ssh")
                        .host(host)
                        .port(port)
                        .fingerprint(fingerprint)
                        .accountId(account.id()));
    }

    Machine localTarget(String name, Path directory) {
        return target(name, EndpointBuilder.builder().communicationStyle("None").localDirectory(directory.toString()));
    }

    private Machine target(String name, EndpointBuilder endpoint) {
        return space.machines()
                .create(MachineBuilder.builder()
                        .name(name)
                        .environmentIds(List.of(environment.id()))
                        .roles(List.of(ROLE))
                        .endpoint(endpoint.build())
                        .skipInitialHealthCheck(true)
                        .build());
    }

    /** A script that runs on each target. */
    static Step script(String name, String body, Map<String, String> more) {
        var properties = new TreeMap<>(Map.of(
                "Octopus.Action.Script.ScriptSource", "Inline",
                "Octopus.Action.Script.Syntax", "Bash",
                "Octopus.Action.Script.ScriptBody", body));
        properties.putAll(more);
        return StepBuilder.builder()
                .name(name)
                .properties(Map.of("Octopus.Action.TargetRoles", PropertyValue.of(ROLE)))
                .actions(List.of(ActionBuilder.builder()
                        .name(name)
                        .actionType("Octopus.Script")
                        .properties(texts(properties))
                        .build()))
                .build();
    }

    static Step script(String name, String body) {
        return script(name, body, Map.of());
    }

    static Step deployPackage(String name, String packageId, Map<String, String> more) {
        return StepBuilder.builder()
                .name(name)
                .properties(Map.of("Octopus.Action.TargetRoles", PropertyValue.of(ROLE)))
                .actions(List.of(ActionBuilder.builder()
                        .name(name)
                        .actionType("Octopus.TentaclePackage")
                        .packages(List.of(PackageReferenceBuilder.builder()
                                .packageId(packageId)
                                .feedId("feeds-builtin")
                                .build()))
                        .properties(texts(more))
                        .build()))
                .build();
    }

    private static Map<String, PropertyValue> texts(Map<String, String> properties) {
        return properties.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, p -> PropertyValue.of(p.getValue())));
    }

    /** Deployments of the project are for tenants from now on. */
    void tenanted() {
        space.projects()
                .modify(space.projects().get(project.id()).withTenantedDeploymentMode(TenantedDeploymentMode.TENANTED));
    }

    /** Linked to the project in the environments. */
    Tenant tenant(String name, List<String> tags, Environment... environments) {
        return space.tenants()
                .create(TenantBuilder.builder()
                        .name(name)
                        .tenantTags(tags)
                        .projectEnvironments(Map.of(
                                project.id(),
                                Stream.of(environments).map(Environment::id).toList()))
                        .build());
    }

    /** Makes the steps the process of a runbook, and publishes them as a snapshot. */
    void publish(Runbook runbook, String snapshot, Step... steps) {
        DeploymentProcess process = space.processes().ofRunbook(runbook.projectId(), runbook.runbookProcessId());
        space.processes().modify(process.withSteps(List.of(steps)));
        space.runbookSnapshots()
                .publish(RunbookSnapshotBuilder.builder()
                        .projectId(project.id())
                        .runbookId(runbook.id())
                        .name(snapshot)
                        .build());
    }

    void process(Step... steps) {
        DeploymentProcess process = space.processes().ofProject(project.id());
        space.processes().modify(process.withSteps(List.of(steps)));
    }

    void variables(Variable... variables) {
        VariableSet set = space.variables().get(project.variableSetId());
        space.variables().modify(set.withVariables(List.of(variables)));
    }

    void push(String fileName, Map<String, String> files) {
        byte[] zip = zip(files);
        space.packages()
                .push(
                        UploadSource.of(new ByteArrayInputStream(zip), zip.length),
                        fileName,
                        OverwriteMode.FAIL_IF_EXISTS,
                        ProgressListener.NONE);
    }

    private static byte[] zip(Map<String, String> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    void release(String version) {
        space.releases()
                .create(CreateReleaseBuilder.builder()
                        .projectName(PROJECT)
                        .releaseVersion(version)
                        .build());
    }

    /** The id of the task of a new deployment. */
    String startDeployment(String version) {
        CreateUntenantedDeployments command = CreateUntenantedDeploymentsBuilder.builder()
                .projectName(PROJECT)
                .releaseVersion(version)
                .environmentNames(List.of(environment.name()))
                .build();
        return space.deployments()
                .create(command)
                .deploymentServerTasks()
                .get(0)
                .serverTaskId();
    }

    ServerTask awaitEnd(String taskId) {
        TaskWait wait = space.tasks().await(List.of(taskId), PATIENCE);
        assertThat(wait).isInstanceOf(TaskWait.Finished.class);
        return wait.tasks().get(0);
    }

    ServerTask deploy(String version) {
        return awaitEnd(startDeployment(version));
    }

    /** The task's whole log as text. */
    String log(String taskId) {
        var bytes = new ByteArrayOutputStream();
        space.tasks().copyLog(taskId, bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
