package dev.slipway.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.ModelSpace;
import dev.slipway.server.Wire;
import dev.slipway.server.ssh.TestSshServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Health tasks, from the target's creation or a request to what the target then shows. */
class HealthTest {
    private static final String REGION = "'Endpoint':{'CommunicationStyle':'None'}";
    private static final String UNCHECKED = REGION + ",'SkipInitialHealthCheck':true";

    private final ModelSpace space = new ModelSpace();

    @TempDir
    private Path directory;

    private String environment = "";

    @BeforeEach
    void makeAnEnvironment() {
        environment = space.environment("Test");
    }

    private String target(String name, String more) {
        return targetIn(environment, name, more);
    }

    private String targetIn(String environmentId, String name, String more) {
        return space.post(
                        "machines",
                        "{'Name':'" + name + "','Roles':['web'],'EnvironmentIds':['" + environmentId + "']," + more
                                + "}")
                .expect(201)
                .text("Id");
    }

    private String ssh(TestSshServer server, String fingerprint) {
        String account = space.post(
                        "accounts",
                        "{'Name':'Login','AccountType':'UsernamePassword','Username':'deploy',"
                                + "'Password':{'NewValue':'correct horse'}}")
                .expect(201)
                .text("Id");
        return "'Endpoint':{'CommunicationStyle':'Ssh','Host':'" + server.host() + "','Port':" + server.port()
                + ",'AccountId':'" + account + "','Fingerprint':'" + fingerprint + "'}";
    }

    private Wire.Answer shown(String target) {
        return space.get("machines/" + target).expect(200);
    }

    /** The names of the targets that were checked at least once. */
    private List<Object> checked() {
        return space.get("machines?healthStatuses=Healthy").expect(200).each("Items", "Name");
    }

    private List<Object> tasks() {
        return space.get("tasks?name=Health").expect(200).each("Items", "Id");
    }

    private Wire.Answer awaitInitialCheck() {
        List<Object> tasks = tasks();
        assertThat(tasks).hasSize(1);
        return awaitEnd(String.valueOf(tasks.get(0)));
    }

    private Wire.Answer awaitEnd(String task) {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        Wire.Answer shown = space.get("tasks/" + task).expect(200);
        while (!Boolean.TRUE.equals(shown.at("IsCompleted"))) {
            assertThat(System.nanoTime()).as("waited for two minutes").isLessThan(end);
            Thread.onSpinWait();
            shown = space.get("tasks/" + task).expect(200);
        }
        return shown;
    }

    private Wire.Answer request(String arguments) {
        return space.post("tasks", "{'Name':'Health','Description':'','Arguments':{" + arguments + "}}");
    }

    private Wire.Answer check(String arguments) {
        return awaitEnd(request(arguments).expect(201).text("Id"));
    }

    /** The disk of whoever runs the tests may be nearly full. */
    private String healthy() {
        return directory.toFile().getUsableSpace() < 5L << 30 ? "HasWarnings" : "Healthy";
    }

    @Test
    void aNewTargetIsCheckedAtOnceAndDescribed() {
        try (var server = TestSshServer.start(directory)) {
            String id = target("web-1", ssh(server, server.fingerprint()));

            Wire.Answer task = awaitInitialCheck();

            assertThat(task.text("State")).isEqualTo("Success");
            assertThat(task.text("Description")).isEqualTo("Check the health of the target web-1");
            Wire.Answer target = shown(id);
            assertThat(target.text("HealthStatus")).isEqualTo(healthy());
            assertThat(target.text("Status")).isEqualTo("Online");
            assertThat(target.text("StatusSummary")).isNotBlank();
            assertThat(List.of(target.text("OperatingSystem"), target.text("ShellName"), target.text("Architecture")))
                    .doesNotContain("Unknown", "");
            assertThat(space.get("tasks/" + task.text("Id") + "/details").each("ActivityLogs/0/Children", "Name"))
                    .containsExactly("web-1");
            assertThat(space.audit(id)).containsExactly("Machine" + healthy(), "Created");
        }
    }

    @Test
    void aWrongHostKeyMakesItUnavailableAndBothKeysAreShown() {
        try (var server = TestSshServer.start(directory);
                var other = TestSshServer.start(directory)) {
            String id = target("web-1", ssh(server, other.fingerprint()));

            Wire.Answer task = awaitInitialCheck();

            assertThat(task.text("State")).isEqualTo("Failed");
            assertThat(task.text("ErrorMessage")).isEqualTo("Not healthy: web-1");
            assertThat(shown(id).text("HealthStatus")).isEqualTo("Unavailable");
            assertThat(shown(id).text("StatusSummary")).contains(server.fingerprint(), other.fingerprint());
            assertThat(server.signInAttempts()).isZero();
        }
    }

    @Test
    void oneThatStoppedIsFoundUnavailableAndKeepsItsDescription() {
        String id;
        try (var server = TestSshServer.start(directory)) {
            id = target("web-1", ssh(server, server.fingerprint()));
            awaitInitialCheck();
        }
        String system = shown(id).text("OperatingSystem");

        Wire.Answer task = check("'MachineIds':['" + id + "']");

        assertThat(task.text("State")).isEqualTo("Failed");
        assertThat(shown(id).text("HealthStatus")).isEqualTo("Unavailable");
        assertThat(shown(id).text("Status")).isEqualTo("Offline");
        assertThat(shown(id).text("OperatingSystem")).isEqualTo(system);
        assertThat(space.audit(id)).containsExactly("MachineUnavailable", "Machine" + healthy(), "Created");
    }

    @Test
    void oneThatMayBeOfflineFailsNoTask() {
        String policy = space.post(
                        "machinepolicies",
                        "{'Name':'Roaming','MachineConnectivityPolicy':"
                                + "{'MachineConnectivityBehavior':'MayBeOfflineAndCanBeSkipped'}}")
                .expect(201)
                .text("Id");
        String id;
        try (var server = TestSshServer.start(directory)) {
            id = target(
                    "laptop",
                    ssh(server, server.fingerprint()) + ",'SkipInitialHealthCheck':true,'MachinePolicyId':'" + policy
                            + "'");
        }

        Wire.Answer task = check("'MachineIds':['" + id + "']");

        assertThat(task.text("State")).isEqualTo("Success");
        assertThat(task.at("HasWarningsOrErrors")).isEqualTo(true);
        assertThat(shown(id).text("HealthStatus")).isEqualTo("Unavailable");
    }

    @Test
    void aDirectoryOfTheServersOwnMachineIsChecked() {
        String id = target(
                "here", "'Endpoint':{'CommunicationStyle':'None','LocalDirectory':'" + directory.resolve("app") + "'}");

        assertThat(awaitInitialCheck().text("State")).isEqualTo("Success");
        assertThat(shown(id).text("HealthStatus")).isEqualTo(healthy());
    }

    @ParameterizedTest
    @CsvSource({
        "None, Healthy, nothing to connect to, false",
        "OfflineDrop, Unknown, communication style OfflineDrop, true",
    })
    void whatCannotBeConnectedToIsNoFailure(String style, String health, String summary, boolean isWarning) {
        String id = target("place", "'Endpoint':{'CommunicationStyle':'" + style + "'}");

        Wire.Answer task = awaitInitialCheck();

        assertThat(task.text("State")).isEqualTo("Success");
        assertThat(task.at("HasWarningsOrErrors")).isEqualTo(isWarning);
        assertThat(shown(id).text("HealthStatus")).isEqualTo(health);
        assertThat(shown(id).text("StatusSummary")).contains(summary);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'SkipInitialHealthCheck':true", "'IsDisabled':true"})
    void oneThatIsDisabledOrNotToBeCheckedIsNotChecked(String property) {
        target("region", REGION + "," + property);

        assertThat(tasks()).isEmpty();
    }

    @Test
    void aRequestWithoutNamesIsForAllThatAreEnabled() {
        target("a", UNCHECKED);
        target("b", UNCHECKED);
        String disabled = target("c", UNCHECKED + ",'IsDisabled':true");

        check("'MachineIds':[],'EnvironmentId':null,'RestrictedTo':'DeploymentTargets','Timeout':'00:05:00'");
        assertThat(checked()).containsExactly("a", "b");

        check("'MachineIds':['" + disabled + "']");
        assertThat(checked()).containsExactly("a", "b", "c");
    }

    @Test
    void aRequestMayBeForOneEnvironment() {
        String other = space.environment("Other");
        target("a", UNCHECKED);
        targetIn(other, "b", UNCHECKED);

        Wire.Answer task = check("'EnvironmentId':'" + other + "'");

        assertThat(checked()).containsExactly("b");
        assertThat(space.get("tasks?environment=" + other).each("Items", "Id")).containsExactly(task.text("Id"));
    }

    @Test
    void aCheckIsRunAgain() {
        String id = target("a", UNCHECKED);
        Wire.Answer first = check("'MachineIds':['" + id + "']");

        Wire.Answer second = space.post("tasks/rerun/" + first.text("Id"), "{}").expect(201);

        assertThat(second.at("Arguments")).isEqualTo(first.at("Arguments"));
        assertThat(awaitEnd(second.text("Id")).text("State")).isEqualTo("Success");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Deploy", "RunbookRun", "", "NoSuchTask"})
    void otherTasksAreNotQueuedByRequest(String name) {
        Wire.Answer answer = space.post("tasks", "{'Name':'" + name + "'}").expect(400);

        assertThat(answer.text("Errors/0")).contains("'" + name + "'", "allowed: Health");
        assertThat(space.get("tasks").at("TotalResults")).isEqualTo(0.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'MachineIds':['Machines-0'] | MachineIds: 'Machines-0' is the id of no deployment target",
                "'MachineIds':'Machines-1' | MachineIds must be a list of ids",
                "'MachineIds':[1] | MachineIds must be a list of ids",
                "'machineids':[[]] | MachineIds must be a list of ids",
                "'EnvironmentId':'Test' | EnvironmentId 'Test' is the id of no environment",
                "'EnvironmentId':7 | EnvironmentId must be a text",
                "'RestrictedTo':'Workers' | RestrictedTo 'Workers' cannot be checked here",
            })
    void argumentsThatMakeNoSenseAreRefusedByName(String arguments, String problem) {
        assertThat(request(arguments).expect(400).text("Errors/0")).contains(problem);
        assertThat(tasks()).isEmpty();
    }
}
