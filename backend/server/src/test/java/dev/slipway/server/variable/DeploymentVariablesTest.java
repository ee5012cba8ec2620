package dev.slipway.server.variable;

import static dev.slipway.server.process.ProcessFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.Project;
import dev.slipway.json.WireJson;
import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import dev.slipway.server.account.AccountSecrets;
import dev.slipway.server.account.AccountService;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.process.ProcessFixture;
import dev.slipway.server.security.Encryption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeploymentVariablesTest {
    private final TestServer server = TestServer.shared();
    private final Wire wire = server.wire();
    private final String space = server.newSpace();
    private final String api = "/api/" + space;
    private final String projectId = new ProcessFixture(wire, api).newProject("Web");
    private final Database db = server.database();
    private final DeploymentVariables variables = variables(db, server.encryption());

    private static DeploymentVariables variables(Database db, Encryption encryption) {
        var accounts = new AccountService(db, new AuditLog(Clock.systemUTC()), encryption, List.of(), List.of());
        return new DeploymentVariables(encryption, accounts, new AccountSecrets(encryption));
    }

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    private Project project() {
        return WireJson.read(wire.get(api + "/projects/" + projectId).body(), Project.class);
    }

    private Wire.Answer put(String owner, int version, String list) {
        return wire.put(
                        api + "/variables/variableset-" + owner,
                        json("{'Version':" + version + ",'Variables':[" + list + "]}"))
                .expect(200);
    }

    private VariableSnapshots snapshot() {
        return db.write(tx -> variables.snapshot(tx, project()));
    }

    private RevealedVariables reveal(VariableSnapshots snapshots, Map<String, String> formValues) {
        return db.read(tx -> variables.reveal(tx, new SpaceId(space), snapshots, formValues));
    }

    private String value(VariableSnapshots snapshots, String name) {
        return reveal(snapshots, Map.of())
                .in(ResolutionContext.NOWHERE)
                .get(name)
                .map(variable -> variable.value().reveal())
                .orElse("-");
    }

    private String including(String contentType) {
        String library = wire.post(
                        api + "/libraryvariablesets",
                        json("{'Name':'" + contentType + "','ContentType':'" + contentType + "'}"))
                .expect(201)
                .text("Id");
        Wire.Answer read = wire.get(api + "/projects/" + projectId);
        wire.put(
                        api + "/projects/" + projectId,
                        read.body()
                                .replaceFirst(
                                        "\"IncludedLibraryVariableSetIds\":\\[",
                                        "\"IncludedLibraryVariableSetIds\":[\"" + library + "\""
                                                + (project()
                                                                .includedLibraryVariableSetIds()
                                                                .isEmpty()
                                                        ? ""
                                                        : ",")))
                .expect(200);
        return library;
    }

    @Test
    void laterChangesDoNotReachASnapshot() {
        put(projectId, 0, "{'Name':'X','Value':'a'}");
        VariableSnapshots before = snapshot();
        put(projectId, 1, "{'Name':'X','Value':'b'}");

        assertThat(value(before, "x")).isEqualTo("a");
        assertThat(value(snapshot(), "x")).isEqualTo("b");
        Wire.Answer shown =
                wire.get(api + "/variables/" + before.projectSetId()).expect(200);
        assertThat(shown.text("Variables/0/Value")).isEqualTo("a");
        assertThat(shown.text("Id")).isEqualTo(before.projectSetId()).matches(".*-s-1-[A-Z]{5}");
        wire.put(api + "/variables/" + before.projectSetId(), "{\"Version\":1}").expect(400);
    }

    @Test
    void aVersionIsCopiedOnce() {
        String library = including("Variables");
        VariableSnapshots first = snapshot();

        assertThat(snapshot()).isEqualTo(first);
        assertThat(first.librarySetIds()).hasSize(1);
        put(library, 0, "{'Name':'X','Value':'1'}");
        assertThat(snapshot().projectSetId()).isEqualTo(first.projectSetId());
        assertThat(snapshot().librarySetIds()).isNotEqualTo(first.librarySetIds());
    }

    @Test
    void librarySetsAndScriptModulesAreFrozenTooAndOutliveTheirSets() {
        String library = including("Variables");
        String module = including("ScriptModule");
        put(library, 0, "{'Name':'Port','Value':'1'},{'Name':'Pw','Value':'hunter2','Type':'Sensitive'}");
        put(module, 0, "{'Name':'Octopus.Script.Module[M]','Value':'echo'}");
        VariableSnapshots snapshots = snapshot();
        assertThat(snapshots.librarySetIds()).hasSize(2);

        wire.put(api + "/projects/" + projectId, WireJson.write(project().withIncludedLibraryVariableSetIds(List.of())))
                .expect(200);
        wire.delete(api + "/libraryvariablesets/" + library).expect(200);

        assertThat(value(snapshots, "Port")).isEqualTo("1");
        assertThat(value(snapshots, "Pw")).isEqualTo("hunter2");
        assertThat(value(snapshots, "Octopus.Script.Module[M]")).isEqualTo("echo");
        assertThat(snapshot().librarySetIds()).isEmpty();
    }

    @Test
    void snapshotsOfAProjectGoWithIt() {
        VariableSnapshots snapshots = snapshot();

        wire.delete(api + "/projects/" + projectId).expect(200);

        wire.get(api + "/variables/" + snapshots.projectSetId()).expect(404);
    }

    @Test
    void sensitiveValuesAreRevealedToTheEngineAlone() {
        Wire.Answer saved = put(projectId, 0, "{'Name':'Pw','Value':'hunter2','Type':'Sensitive'}");
        VariableSnapshots snapshots = snapshot();
        put(projectId, 1, "{'Id':'" + saved.text("Variables/0/Id") + "','Name':'Pw','Value':'','Type':'Sensitive'}");

        ResolvedVariable frozen = reveal(snapshots, Map.of())
                .in(ResolutionContext.NOWHERE)
                .get("PW")
                .orElseThrow();

        assertThat(frozen.value().reveal()).isEqualTo("hunter2");
        assertThat(frozen.isSensitive()).isTrue();
        assertThat(frozen.toString()).doesNotContain("hunter2");
        assertThat(value(snapshot(), "Pw")).isEmpty();
        assertThat(wire.get(api + "/variables/" + snapshots.projectSetId()).body())
                .doesNotContain("hunter2");
    }

    @Test
    void sensitiveValuesDoNotStandInTheDatabaseInClear() {
        String secret = "in-clear-" + projectId;
        put(projectId, 0, "{'Name':'Pw','Value':'" + secret + "','Type':'Sensitive'}");
        snapshot();

        for (String table : List.of("variable_set", "variable_set_snapshot")) {
            List<String> rows =
                    db.read(tx -> tx.createQuery("SELECT document || secrets FROM " + table + " WHERE id LIKE :id")
                            .bind("id", "variableset-" + projectId + "%")
                            .mapTo(String.class)
                            .list());
            assertThat(rows).hasSize(1).noneMatch(row -> row.contains(secret));
        }
        List<String> events = db.read(tx -> tx.createQuery("SELECT document FROM event WHERE regarding = :id")
                .bind("id", "variableset-" + projectId)
                .mapTo(String.class)
                .list());
        assertThat(events).isNotEmpty().noneMatch(event -> event.contains(secret));
    }

    @Test
    void aPromptedValueReplacesItsOwnAndKeepsItsScope() {
        String role = "'Scope':{'Role':['web']}";
        Wire.Answer saved = put(
                projectId,
                0,
                "{'Name':'X','Value':'stored','Prompt':{'Label':'L'}," + role + "},{'Name':'X','Value':'elsewhere'},"
                        + "{'Name':'Y','Value':'fixed'}");
        VariableSnapshots snapshots = snapshot();
        String asked = saved.text("Variables/0/Id");
        ResolutionContext web = ResolutionContext.NOWHERE.with(ScopeField.ROLE, "web");

        RevealedVariables given =
                reveal(snapshots, Map.of(asked, "given", saved.text("Variables/2/Id"), "not prompted"));
        assertThat(given.in(web).get("X").orElseThrow().value().reveal()).isEqualTo("given");
        assertThat(given.in(ResolutionContext.NOWHERE)
                        .get("X")
                        .orElseThrow()
                        .value()
                        .reveal())
                .isEqualTo("elsewhere");
        assertThat(given.in(web).get("Y").orElseThrow().value().reveal()).isEqualTo("fixed");
        assertThat(reveal(snapshots, Map.of(asked, " "))
                        .in(web)
                        .get("X")
                        .orElseThrow()
                        .value()
                        .reveal())
                .isEqualTo("stored");
    }

    @Test
    void valuesThatTieAreNamed() {
        put(projectId, 0, "{'Name':'X','Value':'a'},{'Name':'x','Value':'b'},{'Name':'Y','Value':'c'}");

        ResolvedVariables resolved = reveal(snapshot(), Map.of()).in(ResolutionContext.NOWHERE);

        assertThat(resolved.ambiguous()).containsExactly("x");
        assertThat(resolved.get("X").orElseThrow().value().reveal()).isEqualTo("b");
    }

    @Test
    void anAccountGivesItsPropertiesAsTheyAreNow() {
        Wire.Answer account = wire.post(
                        api + "/accounts",
                        json("{'Name':'Deployer','AccountType':'UsernamePassword','Username':'root',"
                                + "'Password':{'HasValue':true,'NewValue':'old'}}"))
                .expect(201);
        put(
                projectId,
                0,
                "{'Name':'Login.Username','Value':'mine'}," + "{'Name':'Login','Value':'" + account.text("Id")
                        + "','Type':'UsernamePasswordAccount'}");
        VariableSnapshots snapshots = snapshot();
        wire.put(
                        api + "/accounts/" + account.text("Id"),
                        json("{'Name':'Deployer','AccountType':'UsernamePassword','Username':'root',"
                                + "'Password':{'HasValue':true,'NewValue':'new'}}"))
                .expect(200);

        ResolvedVariables resolved = reveal(snapshots, Map.of()).in(ResolutionContext.NOWHERE);

        assertThat(value(snapshots, "Login")).isEqualTo(account.text("Id"));
        assertThat(value(snapshots, "Login.Password")).isEqualTo("new");
        assertThat(resolved.get("Login.Password").orElseThrow().isSensitive()).isTrue();
        assertThat(value(snapshots, "Login.Username")).isEqualTo("mine");
    }

    @Test
    void aCopiedProjectHasTheVariablesTheirSecretsAndItsOwnScopes() {
        String channel = wire.get(api + "/projects/" + projectId + "/channels").text("Items/0/Id");
        put(
                projectId,
                0,
                "{'Name':'X','Value':'1','Scope':{'Channel':['" + channel + "'],'ProcessOwner':['" + projectId
                        + "']}},{'Name':'Pw','Value':'hunter2','Type':'Sensitive'}");

        String copy = wire.post(api + "/projects?clone=" + projectId, json("{'Name':'Copy'}"))
                .expect(200)
                .text("Id");

        String copiedChannel = wire.get(api + "/projects/" + copy + "/channels").text("Items/0/Id");
        Wire.Answer copied = wire.get(api + "/variables/variableset-" + copy).expect(200);
        assertThat(copied.at("Variables/0/Scope"))
                .isEqualTo(Map.of("Channel", List.of(copiedChannel), "ProcessOwner", List.of(copy)));
        Project copiedProject =
                WireJson.read(wire.get(api + "/projects/" + copy).body(), Project.class);
        assertThat(value(db.write(tx -> variables.snapshot(tx, copiedProject)), "Pw"))
                .isEqualTo("hunter2");
    }
}
