package dev.slipway.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.TestDatabases;
import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.security.Secret;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(TestDatabases.POSTGRESQL)
class ProcessSnapshotsTest {
    private final TestServer server = TestServer.shared();
    private final Wire wire = server.wire();
    private final String api = "/api/" + server.newSpace();
    private final ProcessFixture fixture = new ProcessFixture(wire, api);
    private final String project = fixture.newProject("Web");
    private final String id = "deploymentprocess-" + project;
    private final String process = api + "/deploymentprocesses/" + id;
    private final Database db = server.database();
    private final ProcessSnapshots snapshots = new ProcessSnapshots(server.encryption());

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    private String snapshot() {
        return db.write(tx -> snapshots.snapshot(tx, id));
    }

    private void put(int version, String steps) {
        wire.put(process, ProcessFixture.json("{'Version':" + version + ",'Steps':[" + steps + "]}"))
                .expect(200);
    }

    @Test
    void aSnapshotIsReadableAndStaysAsItWas() {
        put(0, ProcessFixture.step("Before", ""));

        String snapshot = snapshot();
        put(1, ProcessFixture.step("After", ""));

        assertThat(snapshot).matches(id + "-s-1-[A-Z]{5}");
        Wire.Answer frozen = wire.get(api + "/deploymentprocesses/" + snapshot).expect(200);
        assertThat(frozen.text("Id")).isEqualTo(snapshot);
        assertThat(frozen.at("Version")).isEqualTo(1.0);
        assertThat(frozen.text("Steps/0/Name")).isEqualTo("Before");
        assertThat(wire.get(process).text("Steps/0/Name")).isEqualTo("After");
    }

    @Test
    void aVersionIsCopiedOnce() {
        String first = snapshot();

        assertThat(snapshot()).isEqualTo(first);
        assertThat(wire.get(process).text("LastSnapshotId")).isEqualTo(first);
        put(0, ProcessFixture.step("A", ""));
        assertThat(snapshot()).isNotEqualTo(first);
    }

    @Test
    void aSnapshotCannotBeChanged() {
        String snapshot = snapshot();

        assertThat(wire.put(api + "/deploymentprocesses/" + snapshot, "{\"Version\":0}")
                        .expect(400)
                        .text("Errors/0"))
                .contains("is a snapshot, which cannot be changed; change " + id + " instead");
    }

    @Test
    void snapshotsGoWithTheProject() {
        String snapshot = snapshot();

        wire.delete(api + "/projects/" + project).expect(200);

        wire.get(api + "/deploymentprocesses/" + snapshot).expect(404);
    }

    @Test
    void secretsAreFrozenWithTheProcessAndRevealedToTheEngineAlone() {
        put(0, ProcessFixture.step("A", "'Properties':{'Pw':{'HasValue':true,'NewValue':'hunter2'}}"));
        String action = wire.get(process).text("Steps/0/Actions/0/Id");
        String snapshot = snapshot();

        put(
                1,
                ProcessFixture.step("A", "")
                        .replace(
                                "'Id':'','Name':'A','ActionType'",
                                "'Id':'" + action
                                        + "','Properties':{'Pw':{'HasValue':true,'NewValue':'swordfish'}},'Name':'A','ActionType'"));

        RevealedSecrets frozen = db.read(tx -> snapshots.secrets(tx, snapshot));
        RevealedSecrets live = db.read(tx -> snapshots.secrets(tx, id));
        assertThat(frozen.of(action, "Pw")).contains(new Secret("hunter2"));
        assertThat(live.of(action, "Pw")).contains(new Secret("swordfish"));
        assertThat(live.of(action, "Other")).isEmpty();
        assertThat(frozen.of(action, "Pw").toString()).doesNotContain("hunter2");
        assertThat(wire.get(api + "/deploymentprocesses/" + snapshot).body()).doesNotContain("hunter2");
    }

    @Test
    void secretsDoNotStandInTheDatabaseInClear() {
        String secret = "in-clear-" + project;
        put(
                0,
                ProcessFixture.step("A", "'Properties':{'Pw':{'HasValue':true,'NewValue':'" + secret + "'}}")
                        .replaceFirst(
                                "'Actions'",
                                "'Properties':{'Of.Step':{'HasValue':true,'NewValue':'" + secret + "'}},'Actions'"));
        snapshot();

        for (String table : List.of("process", "process_snapshot")) {
            List<String> rows =
                    db.read(tx -> tx.createQuery("SELECT document || secrets FROM " + table + " WHERE id LIKE :id")
                            .bind("id", id + "%")
                            .mapTo(String.class)
                            .list());
            assertThat(rows).hasSize(1).noneMatch(row -> row.contains(secret));
        }
    }

    @Test
    void aCopyHasTheStepsTheSecretsAndItsOwnChannels() {
        String channel = wire.get(api + "/projects/" + project + "/channels").text("Items/0/Id");
        put(
                0,
                ProcessFixture.step(
                        "A",
                        "'Channels':['" + channel + "'],'Properties':{'Pw':{'HasValue':true,'NewValue':'hunter2'}}"));
        String copy = "deploymentprocess-" + fixture.newProject("Copy");

        db.change(tx -> new ProcessFurnishing(server.encryption())
                .copy(tx, id, copy, old -> old.equals(channel) ? "Channels-new" : old));

        Wire.Answer copied = wire.get(api + "/deploymentprocesses/" + copy).expect(200);
        assertThat(copied.text("Steps/0/Name")).isEqualTo("A");
        assertThat(copied.at("Steps/0/Actions/0/Channels")).isEqualTo(List.of("Channels-new"));
        assertThat(db.read(tx -> snapshots.secrets(tx, copy)).of(copied.text("Steps/0/Actions/0/Id"), "Pw"))
                .contains(new Secret("hunter2"));
    }
}
