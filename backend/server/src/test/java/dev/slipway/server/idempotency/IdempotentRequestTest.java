package dev.slipway.server.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.ModelSpace;
import dev.slipway.server.TestDatabases;
import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import dev.slipway.server.persistence.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that come again with the same key. Deployments and runs are scheduled for later, so that nothing runs. */
@Tag(TestDatabases.POSTGRESQL)
class IdempotentRequestTest {
    private static final String RELEASE = "{'ProjectName':'Shop','ReleaseVersion':'2.0'}";

    private final String later = Instant.now()
            .plus(Duration.ofDays(2))
            .truncatedTo(ChronoUnit.MILLIS)
            .toString();

    private final ModelSpace space = new ModelSpace();
    private final String dev = space.environment("Dev");
    private final String project = space.project("Shop");
    private final String release = space.post("releases/create/v1", "{'ProjectName':'Shop','ReleaseVersion':'1.0'}")
            .expect(201)
            .text("ReleaseId");

    private String key = UUID.randomUUID().toString();

    private Wire.Answer send(String path, String json) {
        return space.wire().send("POST", space.at(path), json.replace('\'', '"'), Map.of("Idempotency-Key", key));
    }

    private String deployment(String more) {
        return "{'ProjectName':'Shop','ReleaseVersion':'1.0','RunAt':'" + later + "'," + more + "}";
    }

    private Object total(String collection) {
        return space.get(collection).expect(200).at("TotalResults");
    }

    private void tenanted() {
        space.tenant("Acme", "'ProjectEnvironments':{'" + project + "':['" + dev + "']}");
        space.put("projects/" + project, space.projectBody("Shop", "'TenantedDeploymentMode':'TenantedOrUntenanted'"))
                .expect(200);
    }

    private String runbook() {
        String runbook = space.post("projects/" + project + "/runbooks", "{'Name':'Restart'}")
                .expect(201)
                .text("Id");
        space.post(
                        "projects/" + project + "/runbookSnapshots?publish=true",
                        "{'ProjectId':'" + project + "','RunbookId':'" + runbook + "','Name':'One'}")
                .expect(201);
        return runbook;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deployments/create/untenanted/v1",
                "deployments/create/tenanted/v1",
                "deployments",
                "releases/create/v1",
                "releases",
                "runbook-runs/create/v1",
                "runbookRuns",
            })
    void whatComesAgainIsAnsweredAsTheFirstTimeAndNotDoneAgain(String path) {
        tenanted();
        String runbook = runbook();
        String body =
                switch (path) {
                    case "deployments/create/untenanted/v1" -> deployment("'EnvironmentNames':['Dev']");
                    case "deployments/create/tenanted/v1" -> deployment("'EnvironmentName':'Dev','Tenants':['Acme']");
                    case "deployments" ->
                        "{'ReleaseId':'" + release + "','EnvironmentId':'" + dev + "','QueueTime':'" + later + "'}";
                    case "releases/create/v1" -> RELEASE;
                    case "releases" -> "{'ProjectId':'" + project + "','Version':'2.0'}";
                    case "runbook-runs/create/v1" ->
                        "{'ProjectName':'Shop','RunbookName':'Restart','EnvironmentNames':['Dev'],'RunAt':'" + later
                                + "'}";
                    default ->
                        "{'RunbookId':'" + runbook + "','EnvironmentId':'" + dev + "','QueueTime':'" + later + "'}";
                };
        String collection = path.startsWith("run") ? "runbookRuns" : path.replaceFirst("/.*", "");

        Wire.Answer first = send(path, body).expect(201);
        Object made = total(collection);
        Wire.Answer again = send(path, body).expect(201);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(total(collection)).isEqualTo(made);
        assertThat(total("tasks")).isEqualTo(path.startsWith("releases") ? 0.0 : 1.0);
    }

    @Test
    void withAnotherKeyOrNoneItIsAnotherRequest() {
        String body = deployment("'EnvironmentNames':['Dev']");
        send("deployments/create/untenanted/v1", body).expect(201);
        key = UUID.randomUUID().toString();
        send("deployments/create/untenanted/v1", body).expect(201);
        space.post("deployments/create/untenanted/v1", body).expect(201);
        space.post("deployments/create/untenanted/v1", body).expect(201);

        assertThat(total("deployments")).isEqualTo(4.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "releases/create/v1                 | {'ProjectName':'Shop','ReleaseVersion':'3.0'}",
                "releases?ignoreChannelRules=true   | {'ProjectName':'Shop','ReleaseVersion':'2.0'}",
            })
    void aKeyIsOfOneRequest(String path, String body) {
        send("releases/create/v1", RELEASE).expect(201);

        Wire.Answer refused =
                send(path, body.replace("'ProjectName':'Shop'", project(path))).expect(409);

        assertThat(refused.text("ErrorMessage")).contains("Idempotency-Key");
        assertThat(total("releases")).isEqualTo(2.0);
    }

    private String project(String path) {
        return path.contains("create") ? "'ProjectName':'Shop'" : "'ProjectId':'" + project + "'";
    }

    @Test
    void howTheBodyIsWrittenDoesNotMatter() {
        String first = send("releases/create/v1", RELEASE).expect(201).body();

        assertThat(send("releases/create/v1", "{ 'releaseVersion': '2.0', 'projectName': 'Shop' }")
                        .expect(201)
                        .body())
                .isEqualTo(first);
    }

    @Test
    void whatWasRefusedMayComeAgain() {
        String body = deployment("'EnvironmentNames':['Dev']").replace("1.0", "2.0");
        send("deployments/create/untenanted/v1", body).expect(400);
        space.post("releases/create/v1", RELEASE).expect(201);

        send("deployments/create/untenanted/v1", body).expect(201);
    }

    @Test
    void aReleaseThatWasThereIsFoundHoweverOften() {
        String body = "{'ProjectName':'Shop','ReleaseVersion':'1.0','IgnoreIfAlreadyExists':true}";

        assertThat(send("releases/create/v1", body).expect(200).text("ReleaseId"))
                .isEqualTo(release);
        assertThat(send("releases/create/v1", body).expect(200).text("ReleaseId"))
                .isEqualTo(release);
    }

    @Test
    void whatIsDeletedSinceIsNotMadeAgain() {
        String made = send("releases/create/v1", RELEASE).expect(201).text("ReleaseId");
        space.delete("releases/" + made).expect(200);

        assertThat(send("releases/create/v1", RELEASE).expect(409).text("ErrorMessage"))
                .contains(made)
                .contains("has been deleted since");
        assertThat(total("releases")).isEqualTo(1.0);
    }

    @Test
    void manyAtTheSameTimeMakeOne() {
        var barrier = new CyclicBarrier(6);
        String body = deployment("'EnvironmentNames':['Dev']");

        List<CompletableFuture<Wire.Answer>> sent = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    await(barrier);
                    return send("deployments/create/untenanted/v1", body);
                }))
                .toList();

        assertThat(sent.stream()
                        .map(CompletableFuture::join)
                        .map(answer -> answer.expect(201).body())
                        .distinct())
                .hasSize(1);
        assertThat(total("deployments")).isEqualTo(1.0);
        assertThat(total("tasks")).isEqualTo(1.0);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "with space, 10", "<256*x>, 256"})
    void aKeyThatCannotBeOneIsRefused(String wrong, int length) {
        key = ModelSpace.repeated(wrong);

        assertThat(send("releases/create/v1", RELEASE).expect(400).text("Errors/0"))
                .isEqualTo("The header Idempotency-Key has " + length
                        + " characters; it must be 1 to 255 visible characters of ASCII");
        assertThat(total("releases")).isEqualTo(1.0);
    }

    @Test
    void neitherTheKeyNorTheBodyIsStored() {
        key = "key-of-" + UUID.randomUUID();
        send("releases/create/v1", RELEASE).expect(201);

        try (Database db = TestServer.shared().database()) {
            List<Map<String, Object>> rows =
                    db.read(tx -> tx.createQuery("SELECT hash, digest, created FROM idempotent_request")
                            .mapToMap()
                            .list());
            assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(row.toString())
                    .doesNotContain(key)
                    .doesNotContain("Shop"));
        }
    }
}
