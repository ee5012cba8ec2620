package dev.slipway.server.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifecycleTest {
    private final Wire wire = TestServer.shared().wire();
    private final String space = TestServer.shared().newSpace();
    private final String lifecycles = "/api/" + space + "/lifecycles";

    private String environment(String name) {
        return wire.post("/api/" + space + "/environments", "{\"Name\":\"" + name + "\"}")
                .expect(201)
                .text("Id");
    }

    private Wire.Answer create(String name, String phases) {
        return wire.post(lifecycles, "{\"Name\":\"" + name + "\",\"Phases\":[" + phases + "]}");
    }

    private static String phase(String name, String environment) {
        return "{\"Name\":\"" + name + "\",\"OptionalDeploymentTargets\":[\"" + environment + "\"]}";
    }

    @Test
    void aNewSpaceHasADefaultOneWhichIsTheFirstOfTheList() {
        create("A comes before D", "").expect(201);

        Wire.Answer first = wire.get(lifecycles + "?take=1").expect(200);

        assertThat(first.each("Items", "Name")).containsExactly("Default Lifecycle");
        assertThat(first.text("Items/0/Phases")).isEqualTo("[]");
        assertThat(first.at("TotalResults")).isEqualTo(2.0);
        assertThat(wire.get(lifecycles + "/all").expect(200).text("1/Name")).isEqualTo("A comes before D");
    }

    @Test
    void aNewOneGetsItsDefaultsAndAnIdForEachPhase() {
        Wire.Answer created =
                create(" Fast Track ", phase(" Go ", environment("Prod"))).expect(201);

        assertThat(created.text("Name")).isEqualTo("Fast Track");
        assertThat(created.text("Slug")).isEqualTo("fast-track");
        assertThat(created.text("Phases/0/Name")).isEqualTo("Go");
        assertThat(created.text("Phases/0/Id")).hasSize(36);
        assertThat(created.at("Phases/0/MinimumEnvironmentsBeforePromotion")).isEqualTo(0.0);
        assertThat(created.at("Phases/0/ReleaseRetentionPolicy")).isNull();
        assertThat(created.text("ReleaseRetentionPolicy/Strategy")).isEqualTo("Default");
        assertThat(created.text("Links/Projects")).isEqualTo(lifecycles + "/" + created.text("Id") + "/projects");
        assertThat(created.text("Links/Preview")).isEqualTo(lifecycles + "/" + created.text("Id") + "/preview");
    }

    @Test
    void aPhaseKeepsItsIdWhenTheLifecycleIsSaved() {
        String production = environment("Prod");
        Wire.Answer created = create("Kept", phase("Go", production)).expect(201);
        String address = created.text("Links/Self");

        Wire.Answer saved = wire.put(address, created.body()).expect(200);
        assertThat(saved.text("Phases/0/Id")).isEqualTo(created.text("Phases/0/Id"));

        assertThat(wire.put(address, "{\"Name\":\"Kept\"}").expect(200).text("Phases"))
                .as("absent means empty")
                .isEqualTo("[]");
        wire.delete("/api/" + space + "/environments/" + production).expect(200);
    }

    @Test
    void aNameIsTakenWhateverItsCase() {
        assertThat(create("DEFAULT lifecycle", "").expect(400).text("Errors/0"))
                .isEqualTo("Name: There is already a lifecycle called DEFAULT lifecycle");
        String other = create("Other", "").expect(201).text("Links/Self");
        wire.put(other, "{\"Name\":\"default lifecycle\"}").expect(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                       | Name is missing; it must have a value",
                "{'Name':[]}              | The request's body cannot be read: Expected a string but was BEGIN_ARRAY at path $.Name",
                "{'Name':'x','Phases':{}} | The request's body cannot be read: Expected BEGIN_ARRAY but was BEGIN_OBJECT at path $.Phases",
                "{'Name':'x','Phases':[{}]} | Phases[0].Name is missing; it must have a value",
                "{'Name':'x','Phases':[{'Name':'a'},{'Name':'A '}]} | Phases[1].Name: there is another phase called 'A '",
                "{'Name':'x','Phases':[{'Name':'a','OptionalDeploymentTargets':['Environments-0']}]} | Phases[0].OptionalDeploymentTargets: there is no environment 'Environments-0' in the space",
                "{'Name':'x','Phases':[{'Name':'a','OptionalDeploymentTargets':['ENV']},{'Name':'b','AutomaticDeploymentTargets':['ENV']}]} | Phases[1].AutomaticDeploymentTargets: the environment 'ENV' is already in the phase 'a'; it can be in one phase at most, once",
                "{'Name':'x','Phases':[{'Name':'a','OptionalDeploymentTargets':['ENV','ENV']}]} | Phases[0].OptionalDeploymentTargets: the environment 'ENV' is already in the phase 'a'; it can be in one phase at most, once",
                "{'Name':'x','Phases':[{'Name':'a','OptionalDeploymentTargets':['ENV'],'MinimumEnvironmentsBeforePromotion':2}]} | Phases[0].MinimumEnvironmentsBeforePromotion: it is 2, and the phase has only 1 environments",
                "{'Name':'x','Phases':[{'Name':'a','MinimumEnvironmentsBeforePromotion':-1}]} | Phases[0].MinimumEnvironmentsBeforePromotion: it is -1; it must be 0, which means all, or more",
                "{'Name':'x','Phases':[{'Name':'a','Id':'1'},{'Name':'b','Id':'1'}]} | Phases[1].Id: there is another phase with the id '1'",
                "{'Name':'x','ReleaseRetentionPolicy':{'QuantityToKeep':-3}} | ReleaseRetentionPolicy.QuantityToKeep: it is negative; it must be 0, which means forever, or more",
                "{'Name':'x','ReleaseRetentionPolicy':{'Unit':'Weeks'}} | The request's body cannot be read: Expected one of Items, Days but was 'Weeks' at path $.ReleaseRetentionPolicy.Unit",
            })
    void badInputIsRefusedNamingTheField(String body, String error) {
        String json = body.replace('\'', '"');
        if (json.contains("ENV")) {
            String id = environment("Only");
            json = json.replace("ENV", id);
            error = error.replace("ENV", id);
        }
        assertThat(wire.post(lifecycles, json).expect(400).text("Errors/0")).isEqualTo(error);
    }

    @Test
    void oversizedInputIsRefused() {
        assertThat(create("n".repeat(201), "").expect(400).text("Errors/0")).endsWith("is longer than 200 characters");
        assertThat(create("Many", "{\"Name\":\"p\"},".repeat(100) + "{\"Name\":\"q\"}")
                        .expect(400)
                        .text("Errors/0"))
                .isEqualTo("Phases: There are 101 phases; at most 100 are allowed");
    }

    @Test
    void anEnvironmentOfAnotherSpaceIsUnknown() {
        String other = TestServer.shared().newSpace();
        String foreign = wire.post("/api/" + other + "/environments", "{\"Name\":\"Theirs\"}")
                .expect(201)
                .text("Id");

        assertThat(create("Wide", phase("All", foreign)).expect(400).text("Errors/0"))
                .isEqualTo(
                        "Phases[0].OptionalDeploymentTargets: there is no environment '" + foreign + "' in the space");
    }

    @Test
    void anEnvironmentStaysWhileAPhaseNamesIt() {
        String production = environment("Production");
        String lifecycle =
                create("Strict", phase("Live", production)).expect(201).text("Links/Self");

        assertThat(wire.delete("/api/" + space + "/environments/" + production)
                        .expect(400)
                        .text("Errors/0"))
                .isEqualTo("The environment Production cannot be deleted; it is used by lifecycle Strict.");

        wire.delete(lifecycle).expect(200);
        wire.delete("/api/" + space + "/environments/" + production).expect(200);
    }

    @Test
    void thePreviewSaysWhatTheLifecycleLeavesUnsaid() {
        String dev = environment("Dev");
        String test = environment("Test");
        String self = create("Two", phase("First", dev) + ",{\"Name\":\"Rest\"}")
                .expect(201)
                .text("Links/Self");

        Wire.Answer preview = wire.get(self + "/preview").expect(200);
        assertThat(preview.each("Phases", "Name")).containsExactly("First", "Rest");
        assertThat(preview.text("Phases/1/OptionalDeploymentTargets")).isEqualTo("[" + test + "]");

        Wire.Answer implicit =
                wire.get(lifecycles + "/default-lifecycle/preview").expect(200);
        assertThat(implicit.each("Phases", "Name")).containsExactly("Dev", "Test");
    }

    @Test
    void oneOfAnotherSpaceIsNotFound() {
        String id = create("Mine", "").expect(201).text("Id");
        String theirs = "/api/" + TestServer.shared().newSpace() + "/lifecycles/" + id;

        wire.get(theirs).expect(404);
        wire.get(theirs + "/preview").expect(404);
        wire.put(theirs, "{\"Name\":\"x\"}").expect(404);
        wire.delete(theirs).expect(404);
    }

    @Test
    void everyChangeIsInTheAudit() {
        Wire.Answer created = create("Told", "").expect(201);
        wire.put(created.text("Links/Self"), "{\"Name\":\"Retold\"}").expect(200);
        wire.delete(created.text("Links/Self")).expect(200);

        assertThat(wire.get("/api/" + space + "/events?regarding=" + created.text("Id"))
                        .expect(200)
                        .each("Items", "Category"))
                .containsExactly("Deleted", "Modified", "Created");
    }

    @Test
    void aSpaceGoesWithItsLifecycles() {
        create("Strict", phase("Live", environment("Production"))).expect(201);
        String address = "/api/spaces/" + space;
        Wire.Answer before = wire.get(address).expect(200);
        wire.put(address, before.body().replace("\"TaskQueueStopped\":false", "\"TaskQueueStopped\":true"))
                .expect(200);

        wire.delete(address).expect(200);

        wire.get(address).expect(404);
    }
}
