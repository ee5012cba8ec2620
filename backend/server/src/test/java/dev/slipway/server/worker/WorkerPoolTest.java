package dev.slipway.server.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerPoolTest {
    private final TestServer server = TestServer.shared();
    private final Wire wire = server.wire();
    private final String space = server.newSpace();
    private final String pools = "/api/" + space + "/workerpools";

    /** JSON with single quotes, which read better in Java. */
    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private String create(String name) {
        return wire.post(pools, json("{'Name':'" + name + "'}")).expect(201).text("Id");
    }

    private String worker(String name, String poolIds) {
        return wire.post(
                        "/api/" + space + "/workers",
                        json("{'Name':'" + name + "','WorkerPoolIds':[" + poolIds
                                + "],'Endpoint':{'CommunicationStyle':"
                                + "'TentaclePassive','Uri':'https://w:10933/','Thumbprint':'AB'}}"))
                .expect(201)
                .text("Id");
    }

    @Test
    void everySpaceHasADefaultOne() {
        Wire.Answer page = wire.get(pools + "?take=1").expect(200);

        assertThat(page.text("Items/0/Name")).isEqualTo("Default Worker Pool");
        assertThat(page.at("Items/0/IsDefault")).isEqualTo(true);
        assertThat(page.text("Items/0/Slug")).isEqualTo("default-worker-pool");
    }

    @Test
    void aNewOneGetsItsDefaultsAndGoesLast() {
        Wire.Answer created = wire.post(pools, json("{'Name':' Linux ','CanAddWorkers':false}"))
                .expect(201);

        assertThat(created.text("Id")).startsWith("WorkerPools-");
        assertThat(created.text("Name")).isEqualTo("Linux");
        assertThat(created.text("WorkerPoolType")).isEqualTo("StaticWorkerPool");
        assertThat(created.at("CanAddWorkers")).isEqualTo(true);
        assertThat(created.at("SortOrder")).isEqualTo(1.0);
        assertThat(created.text("Links/Workers")).startsWith(pools + "/" + created.text("Id") + "/workers{");
        assertThat(wire.get(pools).each("Items", "Name")).containsExactly("Default Worker Pool", "Linux");
    }

    @Test
    void oneDefaultTakesThePlaceOfTheOther() {
        String linux = create("Linux");
        String address = pools + "/" + linux;

        wire.put(address, json("{'Name':'Linux','IsDefault':true}")).expect(200);

        assertThat(wire.get(pools + "?").each("Items", "IsDefault")).containsExactlyInAnyOrder(false, true);
        assertThat(wire.get(address).at("IsDefault")).isEqualTo(true);
        assertThat(wire.delete(address).expect(400).text("Errors/0"))
                .isEqualTo("The worker pool Linux is the default one and cannot be deleted.");
        assertThat(wire.put(address, json("{'Name':'Linux'}")).expect(400).text("Errors/0"))
                .isEqualTo("IsDefault of the default worker pool cannot be taken away; make another pool the default");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{}                                                 | Name is missing; it must have a value",
                "{'Name':'DEFAULT worker pool'}                     | Name: There is already a worker pool called DEFAULT worker pool",
                "{'Name':'p','WorkerPoolType':'DynamicWorkerPool'}  | WorkerPoolType 'DynamicWorkerPool' must be StaticWorkerPool; there is no cloud to lease the workers of a dynamic pool from",
                "{'Name':'p','IsDefault':'often'}                   | The request's body cannot be read: Expected a boolean but was STRING at path $.IsDefault",
            })
    void badInputIsRefusedNamingTheField(String body, String error) {
        assertThat(wire.post(pools, json(body)).expect(400).text("Errors/0")).isEqualTo(error);
    }

    @Test
    void thereAreNoDynamicWorkers() {
        assertThat(wire.get(pools + "/dynamicworkertypes").expect(200).at("WorkerTypes"))
                .isEqualTo(List.of());
    }

    @Test
    void workersInAnotherPoolAsWellLeaveADeletedOne() {
        String a = create("A");
        String b = create("B");
        String both = worker("both", "'" + a + "','" + b + "'");

        wire.delete(pools + "/" + b).expect(200);

        assertThat(wire.get("/api/" + space + "/workers/" + both).at("WorkerPoolIds"))
                .isEqualTo(List.of(a));
        assertThat(wire.delete(pools + "/" + a).expect(400).text("Errors/0"))
                .isEqualTo("The worker pool A cannot be deleted; it is used by worker both.");
    }

    @Test
    void oneOfAnotherSpaceIsNotFound() {
        String id = create("Linux");
        String other = "/api/" + server.newSpace() + "/workerpools/" + id;

        wire.get(other).expect(404);
        wire.get(other + "/workers").expect(404);
        wire.put(other, json("{'Name':'Mine'}")).expect(404);
        wire.delete(other).expect(404);
    }

    @Test
    void everyChangeIsRecorded() {
        String id = create("Linux");
        wire.put(pools + "/" + id, json("{'Name':'Unix'}")).expect(200);
        wire.delete(pools + "/" + id).expect(200);

        assertThat(wire.get("/api/" + space + "/events?regarding=" + id).each("Items", "Category"))
                .containsExactly("Deleted", "Modified", "Created");
    }
}
