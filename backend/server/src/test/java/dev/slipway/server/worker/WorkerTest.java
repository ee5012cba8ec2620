package dev.slipway.server.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerTest {
    private static final String AGENT =
            "{'CommunicationStyle':'TentaclePassive','Uri':'https://w1:10933/','Thumbprint':'AB12'}";
    private static final String FINGERPRINT = "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU";

    private final TestServer server = TestServer.shared();
    private final Wire wire = server.wire();
    private final String space = server.newSpace();
    private final String workers = "/api/" + space + "/workers";
    private String pool = "";
    private String account = "";

    @BeforeEach
    void makeWhatWorkersName() {
        pool = wire.get("/api/" + space + "/workerpools").text("Items/0/Id");
        account = post(
                        "accounts",
                        "{'Name':'Login','AccountType':'UsernamePassword','Username':'ada',"
                                + "'Password':{'NewValue':'p'}}")
                .text("Id");
    }

    /** JSON with single quotes, which read better in Java. */
    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private Wire.Answer post(String collection, String text) {
        return wire.post("/api/" + space + "/" + collection, json(text)).expect(201);
    }

    private Wire.Answer create(String name, String endpoint) {
        return wire.post(
                workers,
                json("{'Name':'" + name + "','WorkerPoolIds':['" + pool + "'],'EnvironmentIds':['x'],'Roles':['y'],"
                        + "'Endpoint':" + endpoint + "}"));
    }

    private String ssh() {
        return "{'CommunicationStyle':'Ssh','Host':'w2','AccountId':'" + account + "','Fingerprint':'" + FINGERPRINT
                + "'}";
    }

    @Test
    void aNewOneGetsItsDefaultsAndHasNoEnvironments() {
        Wire.Answer created = create("w1", AGENT).expect(201);

        assertThat(created.text("Id")).startsWith("Workers-");
        assertThat(created.text("HealthStatus")).isEqualTo("Unknown");
        assertThat(created.text("Status")).isEqualTo("Unknown");
        assertThat(created.text("MachinePolicyId")).startsWith("MachinePolicies-");
        assertThat(created.text("OperatingSystem")).isEqualTo("Unknown");
        assertThat(created.text("Thumbprint")).isEqualTo("AB12");
        assertThat(created.at("WorkerPoolIds")).isEqualTo(List.of(pool));
        assertThat(created.has("EnvironmentIds")).isFalse();
        assertThat(created.has("Roles")).isFalse();
    }

    @Test
    void anSshOneHasAnAddressAndThePortOfSsh() {
        Wire.Answer created = create("w2", ssh()).expect(201);

        assertThat(created.at("Endpoint/Port")).isEqualTo(22.0);
        assertThat(created.text("Endpoint/Uri")).isEqualTo("ssh://w2:22/");
        String address = workers + "/" + created.text("Id");
        assertThat(wire.put(address, created.body()).expect(200).body()).isEqualTo(created.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'WorkerPoolIds':['POOL'],'Endpoint':AGENT                          | Name is missing; it must have a value",
                "'Name':'w','Endpoint':AGENT                                        | WorkerPoolIds is empty; a worker must be in at least one pool",
                "'Name':'w','WorkerPoolIds':['WorkerPools-0'],'Endpoint':AGENT      | WorkerPoolIds: 'WorkerPools-0' names no worker pool of this space",
                "'Name':'w','WorkerPoolIds':['POOL']                                | CommunicationStyle 'None' is not possible here; it must be one of TentaclePassive, TentacleActive, Ssh, KubernetesTentacle",
                "'Name':'w','WorkerPoolIds':['POOL'],'Endpoint':{'CommunicationStyle':'Pigeon'} | CommunicationStyle 'Pigeon' is not possible here; it must be one of TentaclePassive, TentacleActive, Ssh, KubernetesTentacle",
                "'Name':'w','WorkerPoolIds':['POOL'],'Endpoint':AGENT,'MachinePolicyId':'MachinePolicies-0' | MachinePolicyId 'MachinePolicies-0' names no machine policy of this space",
            })
    void badInputIsRefusedNamingTheField(String properties, String error) {
        String body = "{" + properties.replace("POOL", pool).replace("AGENT", AGENT) + "}";

        assertThat(wire.post(workers, json(body)).expect(400).text("Errors/0")).isEqualTo(error);
    }

    @Test
    void aNameIsTakenWhateverItsCase() {
        create("w1", AGENT).expect(201);

        assertThat(create("W1", AGENT).expect(400).text("Errors/0"))
                .isEqualTo("Name: There is already a worker called W1");
    }

    @Test
    void whatAWorkerUsesIsNotDeleted() {
        String proxy =
                post("proxies", "{'Name':'Corporate','Host':'h','Port':1}").text("Id");
        create("w2", ssh().replace("{", "{'ProxyId':'" + proxy + "',")).expect(201);

        assertThat(wire.delete("/api/" + space + "/accounts/" + account)
                        .expect(400)
                        .text("Errors/0"))
                .isEqualTo("The account Login cannot be deleted; it is used by worker w2.");
        assertThat(wire.delete("/api/" + space + "/proxies/" + proxy)
                        .expect(400)
                        .text("Errors/0"))
                .isEqualTo("The proxy Corporate cannot be deleted; it is used by worker w2.");
    }

    @Test
    void theWorkersOfADeletedPolicyMoveToTheDefaultOne() {
        String policy = post("machinepolicies", "{'Name':'Mine'}").text("Id");
        Wire.Answer worker =
                create("w1", AGENT + ",'MachinePolicyId':'" + policy + "'").expect(201);
        assertThat(worker.text("MachinePolicyId")).isEqualTo(policy);

        wire.delete("/api/" + space + "/machinepolicies/" + policy).expect(200);

        assertThat(wire.get(workers + "/w1").text("MachinePolicyId"))
                .isEqualTo(wire.get("/api/" + space + "/machinepolicies").text("Items/0/Id"));
    }

    @Test
    void listsAreFiltered() {
        String other = post("workerpools", "{'Name':'Other'}").text("Id");
        create("w1", AGENT).expect(201);
        create("w2", ssh() + ",'IsDisabled':true").expect(201);

        assertThat(names("")).containsExactly("w1", "w2");
        assertThat(names("?isDisabled=true")).containsExactly("w2");
        assertThat(names("?commStyles=ssh,Ftp")).containsExactly("w2");
        assertThat(names("?healthStatuses=Unknown&isDisabled=false")).containsExactly("w1");
        assertThat(names("?healthStatuses=HasWarnings")).isEmpty();
        assertThat(names("?thumbprint=ab12")).containsExactly("w1");
        assertThat(names("?workerPoolIds=" + other)).isEmpty();
        assertThat(names("?name=W1")).containsExactly("w1");
        assertThat(wire.get("/api/" + space + "/workerpools/" + pool + "/workers")
                        .each("Items", "Name"))
                .containsExactly("w1", "w2");
        wire.get(workers + "?isDisabled=perhaps").expect(400);
    }

    private List<Object> names(String query) {
        return wire.get(workers + query).expect(200).each("Items", "Name");
    }

    @Test
    void oneOfAnotherSpaceIsNotFound() {
        String id = create("w1", AGENT).expect(201).text("Id");
        String other = "/api/" + server.newSpace() + "/workers/" + id;

        wire.get(other).expect(404);
        wire.put(other, json("{'Name':'w1','WorkerPoolIds':['" + pool + "'],'Endpoint':" + AGENT + "}"))
                .expect(404);
        wire.delete(other).expect(404);
    }

    @Test
    void everyChangeIsRecorded() {
        Wire.Answer created = create("w1", AGENT).expect(201);
        String id = created.text("Id");
        wire.put(workers + "/" + id, created.body()).expect(200);
        wire.delete(workers + "/" + id).expect(200);

        assertThat(wire.get("/api/" + space + "/events?regarding=" + id).each("Items", "Category"))
                .containsExactly("Deleted", "Modified", "Created");
    }

    @Test
    void aSpaceWithWorkersIsDeletedWithAllThatTheyName() {
        create("w2", ssh()).expect(201);
        wire.put(
                        "/api/spaces/" + space,
                        json("{'Name':'Gone " + space
                                + "','TaskQueueStopped':true,'SpaceManagersTeamMembers':['Users-1']}"))
                .expect(200);

        wire.delete("/api/spaces/" + space).expect(200);
    }
}
