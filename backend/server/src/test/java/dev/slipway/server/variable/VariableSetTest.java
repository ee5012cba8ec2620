package dev.slipway.server.variable;

import static dev.slipway.server.process.ProcessFixture.json;
import static dev.slipway.server.process.ProcessFixture.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.TestDatabases;
import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import dev.slipway.server.process.ProcessFixture;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag(TestDatabases.POSTGRESQL)
class VariableSetTest {
    private final Wire wire = TestServer.shared().wire();
    private final String space = TestServer.shared().newSpace();
    private final String api = "/api/" + space;
    private final ProcessFixture fixture = new ProcessFixture(wire, api);
    private final String project = fixture.newProject("Web");
    private final String variables = api + "/variables/variableset-" + project;

    private Wire.Answer put(int version, String list) {
        return wire.put(variables, json("{'Version':" + version + ",'Variables':[" + list + "]}"));
    }

    private String environment(String name) {
        return wire.post(api + "/environments", json("{'Name':'" + name + "'}"))
                .expect(201)
                .text("Id");
    }

    private String librarySet(String body) {
        return wire.post(api + "/libraryvariablesets", json(body)).expect(201).text("Id");
    }

    private void include(String librarySet) {
        Wire.Answer read = wire.get(api + "/projects/" + project).expect(200);
        wire.put(
                        api + "/projects/" + project,
                        read.body()
                                .replaceFirst(
                                        "\"IncludedLibraryVariableSetIds\":\\[]",
                                        "\"IncludedLibraryVariableSetIds\":[\"" + librarySet + "\"]"))
                .expect(200);
    }

    @Test
    void aNewProjectHasAnEmptySet() {
        Wire.Answer empty =
                wire.get(api + "/projects/" + project + "/variables").expect(200);

        assertThat(empty.text("Id")).isEqualTo("variableset-" + project);
        assertThat(empty.text("OwnerId")).isEqualTo(project);
        assertThat(empty.text("SpaceId")).isEqualTo(space);
        assertThat(empty.at("Version")).isEqualTo(0.0);
        assertThat(empty.at("Variables")).isEqualTo(List.of());
        assertThat(empty.text("Links/Self")).isEqualTo(variables);
        assertThat(wire.get(variables).expect(200).body()).isEqualTo(empty.body());
    }

    @Test
    void whatIsSentIsStoredWithIdsAndTrimmedNames() {
        Wire.Answer saved = put(
                        0,
                        "{'Name':' Port ','Value':'80'},{'Name':'Port','Value':'','Description':'d','Type':'String'},"
                                + "{'Id':'mine','Name':'Cert','Value':'Certificates-1','Type':'Certificate'}")
                .expect(200);

        assertThat(saved.at("Version")).isEqualTo(1.0);
        assertThat(saved.each("Variables", "Name")).containsExactly("Port", "Port", "Cert");
        assertThat(saved.each("Variables", "Value")).containsExactly("80", "", "Certificates-1");
        assertThat(saved.each("Variables", "Type")).containsExactly("String", "String", "Certificate");
        assertThat(saved.each("Variables", "IsEditable")).containsOnly(true);
        assertThat(saved.text("Variables/0/Id")).matches("[0-9a-f-]{36}").isNotEqualTo(saved.text("Variables/1/Id"));
        assertThat(saved.text("Variables/2/Id")).isEqualTo("mine");
        assertThat(saved.at("Variables/0/Scope")).isEqualTo(Map.of());
        assertThat(saved.text("Variables/0/Prompt")).isEqualTo("null");
        assertThat(wire.get(variables).body()).isEqualTo(saved.body());
    }

    @Test
    void theScopeValuesAreAllThatVariablesCanBeScopedTo() {
        String prod = environment("Prod");
        wire.put(
                        api + "/projects/" + project + "/deploymentprocesses",
                        json("{'Version':0,'Steps':[" + step("Deploy", "") + "]}"))
                .expect(200);
        wire.post(api + "/tagsets", json("{'Name':'Ring','Tags':[{'Name':'Alpha'}]}"))
                .expect(201);

        Wire.Answer set = wire.get(variables).expect(200);

        assertThat(set.text("ScopeValues/Environments")).isEqualTo("[{Id=" + prod + ", Name=Prod}]");
        assertThat(set.each("ScopeValues/Actions", "Name")).containsExactly("Deploy");
        assertThat(set.each("ScopeValues/Channels", "Name")).containsExactly("Default");
        assertThat(set.each("ScopeValues/TenantTags", "Id")).containsExactly("Ring/Alpha");
        assertThat(set.text("ScopeValues/Processes"))
                .isEqualTo("[{Id=" + project + ", Name=Deployment process, ProcessType=Deployment}]");
    }

    @Test
    void scopesAreKeptInTheSpellingOfTheirKinds() {
        String prod = environment("Prod");
        wire.post(api + "/tagsets", json("{'Name':'Ring','Tags':[{'Name':'Alpha'},{'Name':'Beta'}]}"))
                .expect(201);
        String scope = "{'environment':['" + prod + "','" + prod + "'],'Role':['web'],'Channel':[],"
                + "'TenantTag':['ring/ALPHA','Ring/Beta'],'ProcessOwner':['" + project + "']}";

        Wire.Answer saved =
                put(0, "{'Name':'X','Value':'1','Scope':" + scope + "}").expect(200);

        assertThat(saved.at("Variables/0/Scope"))
                .isEqualTo(Map.of(
                        "Environment",
                        List.of(prod),
                        "Role",
                        List.of("web"),
                        "TenantTag",
                        List.of("Ring/Alpha", "Ring/Beta"),
                        "ProcessOwner",
                        List.of(project)));
    }

    @Test
    void valuesCanBeLimitedToTargetsAndTheirTags() {
        String target = target("web1", environment("Prod"), "web");

        Wire.Answer saved = put(0, "{'Name':'X','Value':'1','Scope':{'Machine':['" + target + "']}}")
                .expect(200);

        assertThat(saved.text("ScopeValues/Machines")).isEqualTo("[{Id=" + target + ", Name=web1}]");
        assertThat(saved.text("ScopeValues/Roles")).isEqualTo("[{Id=web, Name=web}]");
        assertThat(saved.at("Variables/0/Scope")).isEqualTo(Map.of("Machine", List.of(target)));
    }

    private String target(String name, String environment, String role) {
        return wire.post(
                        api + "/machines",
                        json("{'Name':'" + name + "','EnvironmentIds':['" + environment + "'],'Roles':['" + role
                                + "'],'Endpoint':{'CommunicationStyle':'None'}}"))
                .expect(201)
                .text("Id");
    }

    @Test
    void thePreviewKnowsTheTagsOfTenantsAndTargets() {
        target("web1", environment("Prod"), "web");
        wire.post(api + "/tagsets", json("{'Name':'Ring','Tags':[{'Name':'Alpha'}]}"))
                .expect(201);
        wire.post(api + "/tenants", json("{'Name':'Acme','TenantTags':['Ring/Alpha']}"))
                .expect(201);
        put(
                        0,
                        "{'Name':'X','Value':'any'},{'Name':'X','Value':'ring','Scope':{'TenantTag':['Ring/Alpha']}},"
                                + "{'Name':'X','Value':'web','Scope':{'Role':['web']}}")
                .expect(200);
        String preview = api + "/variables/preview?project=web";

        assertThat(wire.get(preview).each("Variables", "Value")).containsExactly("any");
        assertThat(wire.get(preview + "&tenant=acme").each("Variables", "Value"))
                .containsExactly("ring");
        assertThat(wire.get(preview + "&tenant=acme&machine=web1").each("Variables", "Value"))
                .containsExactly("web");
        wire.get(preview + "&machine=web2").expect(404);
        wire.get(preview + "&tenant=none").expect(404);
    }

    @Test
    void everyValueIsExplainedWithItsRankAndTheRuleThatDecides() {
        String prod = environment("Prod");
        String test = environment("Test");
        String library = librarySet("{'Name':'Common'}");
        wire.put(
                        api + "/variables/variableset-" + library,
                        json("{'Version':0,'Variables':[{'Name':'x','Value':'common'}]}"))
                .expect(200);
        include(library);
        put(
                        0,
                        "{'Name':'X','Value':'any'},{'Name':'X','Value':'prod','Scope':{'Environment':['" + prod
                                + "']}},"
                                + "{'Name':'X','Value':'prod 2','Scope':{'Environment':['" + prod + "']}},"
                                + "{'Name':'Other','Value':'s3cret','IsSensitive':true,'Scope':{'Environment':['" + prod
                                + "']}}")
                .expect(200);
        String explain = api + "/variables/explain?project=web&environment=";

        Wire.Answer inProd = wire.get(explain + "Prod&name=x").expect(200);
        assertThat(inProd.text("0/Name")).isEqualToIgnoringCase("X");
        assertThat(inProd.at("0/IsAmbiguous")).isEqualTo(true);
        assertThat(inProd.text("0/DecidedBy")).contains("The last of 2 values", "R6.7");
        assertThat(inProd.each("0/Candidates", "Value")).containsExactly("prod 2", "prod", "any", "common");
        assertThat(inProd.each("0/Candidates", "Verdict")).containsExactly("Wins", "Ties", "Loses", "Loses");
        assertThat(inProd.text("0/Candidates/0/Reason")).isEqualTo("Environment 8 + project 1");
        assertThat(inProd.text("0/Candidates/3/VariableSetId")).isEqualTo("variableset-" + library);

        Wire.Answer inTest = wire.get(explain + test).expect(200);
        assertThat(inTest.text("0/Name")).isEqualTo("Other");
        assertThat(inTest.at("2")).isNull();
        assertThat(inTest.text("0/DecidedBy")).isEqualTo("No value applies here.");
        assertThat(inTest.text("0/Candidates/0/Verdict")).isEqualTo("DoesNotApply");
        assertThat(inTest.at("1/IsAmbiguous")).isEqualTo(false);
        assertThat(inTest.text("1/DecidedBy")).contains("R6.6");
        assertThat(inTest.body()).doesNotContain("s3cret");
        wire.get(explain + "Nowhere").expect(404);
    }

    @Test
    void aScopeMayNameSeveralTagsOfASetThatAllowsATenantOne() {
        wire.post(
                        api + "/tagsets",
                        json("{'Name':'Tier','Type':'SingleSelect','Tags':[{'Name':'Gold'},{'Name':'Silver'}]}"))
                .expect(201);

        put(0, "{'Name':'X','Value':'1','Scope':{'TenantTag':['Tier/Gold','Tier/Silver']}}")
                .expect(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'Name':'  ','Value':'1'} | Every variable must have a Name; one has none",
                "{'Name':'X','Scope':{'Environment':['Environments-0']}}"
                        + " | The variable 'X' has a Scope in Environment 'Environments-0', which does not exist",
                "{'Name':'X','Scope':{'Channel':['Channels-0']}}"
                        + " | The variable 'X' has a Scope in Channel 'Channels-0', which does not exist",
                "{'Name':'X','Scope':{'Action':['nothing']}}"
                        + " | The variable 'X' has a Scope in Action 'nothing', which does not exist",
                "{'Name':'X','Scope':{'Machine':['Machines-0']}}"
                        + " | The variable 'X' has a Scope in Machine 'Machines-0', which does not exist",
                "{'Name':'X','Scope':{'ProcessOwner':['Runbooks-0']}}"
                        + " | The variable 'X' has a Scope in ProcessOwner 'Runbooks-0', which does not exist",
                "{'Name':'X','Scope':{'TenantTag':['No/Tag']}} | Scope of X: there is no tag 'No/Tag'",
                "{'Name':'X','Scope':{'Tenant':['Tenants-1']}} | The variable 'X' has a Scope in 'Tenant'; here it can be"
                        + " ACTION",
                "{'Name':'X','Scope':{'Moon':['full']}} | The variable 'X' has a Scope in 'Moon'; here it can be",
                "{'Name':'X','Type':'WorkerPool','Scope':{'Role':['web']}} | The variable 'X' has a Scope in 'Role'; here it"
                        + " can be",
                "{'Id':'1','Name':'X'},{'Id':'1','Name':'Y'}"
                        + " | The variable 'Y' has the Id '1' of another one; leave it empty to be given one",
                "{'Name':'X','Prompt':{'DisplaySettings':{'Octopus.ControlType':'Dial'}}}"
                        + " | The variable 'X' has a Prompt with the Octopus.ControlType 'Dial'; it must be one of",
                "{'Name':'X','Prompt':{'DisplaySettings':{'Octopus.ControlType':'Select'}}}"
                        + " | The variable 'X' has a Prompt of type Select without Octopus.SelectOptions",
                "{'Name':'X','Type':'Moon'} | Moon",
            })
    void badInputIsRefusedNamingTheVariable(String list, String error) {
        assertThat(put(0, list).expect(400).text("Errors/0")).contains(error.replace("ACTION", "Action"));
        assertThat(wire.get(variables).at("Version")).isEqualTo(0.0);
    }

    @Test
    void moreVariablesThanFitAreRefused() {
        String list = String.join(",", Collections.nCopies(VariableRules.MOST_VARIABLES + 1, "{'Name':'A'}"));

        assertThat(put(0, list).expect(400).text("Errors/0"))
                .isEqualTo("Variables has 10001 elements; at most 10000 fit");
    }

    @Test
    void aStaleVersionIsAConflictAndChangesNothing() {
        put(0, "{'Name':'X','Value':'1'}").expect(200);

        assertThat(put(0, "{'Name':'X','Value':'2'}").expect(409).text("ErrorMessage"))
                .contains("their Version is 1, and yours is 0");
        assertThat(wire.get(variables).text("Variables/0/Value")).isEqualTo("1");
    }

    @Test
    void theSetOfAnotherSpaceIsNotFound() {
        String other = "/api/" + TestServer.shared().newSpace() + "/variables/variableset-" + project;

        wire.get(other).expect(404);
        wire.put(other, json("{'Version':0,'Variables':[]}")).expect(404);
    }

    @Test
    void aSensitiveValueIsNeverShownAndKeptWhenNullComesBack() {
        String secret = "hunter2-" + project;
        Wire.Answer saved = put(0, "{'Name':'Pw','Value':'" + secret + "','Type':'Sensitive','IsSensitive':true}")
                .expect(200);

        Wire.Answer kept = wire.put(variables, saved.body()).expect(200);

        for (Wire.Answer answer : List.of(saved, kept, wire.get(variables))) {
            assertThat(answer.at("Variables/0/Value")).isNull();
            assertThat(answer.at("Variables/0/IsSensitive")).isEqualTo(true);
            assertThat(answer.body()).doesNotContain(secret);
        }
    }

    @ParameterizedTest
    @CsvSource({"String, true", "Sensitive, false", ", true"})
    void eitherSignOfASensitiveValueIsEnough(String type, boolean isSensitive) {
        String sent = "{'Name':'Pw','Value':'hunter2'," + (type == null ? "" : "'Type':'" + type + "',")
                + "'IsSensitive':" + isSensitive + "}";

        Wire.Answer saved = put(0, sent).expect(200);

        assertThat(saved.text("Variables/0/Type")).isEqualTo("Sensitive");
        assertThat(saved.at("Variables/0/IsSensitive")).isEqualTo(true);
        assertThat(saved.at("Variables/0/Value")).isNull();
    }

    @Test
    void aSensitiveValueThatBecomesAPlainOneIsNotShown() {
        Wire.Answer saved =
                put(0, "{'Name':'Pw','Value':'hunter2','Type':'Sensitive'}").expect(200);

        Wire.Answer plain = wire.put(
                        variables,
                        saved.body()
                                .replace("\"Type\":\"Sensitive\"", "\"Type\":\"String\"")
                                .replace("\"IsSensitive\":true", "\"IsSensitive\":false"))
                .expect(200);

        assertThat(plain.text("Variables/0/Type")).isEqualTo("String");
        assertThat(plain.at("Variables/0/Value")).isNull();
    }

    @Test
    void anEnvironmentOrChannelThatAValueIsLimitedToCannotBeDeleted() {
        String test = environment("Test");
        String channel = wire.post(api + "/channels", json("{'Name':'Beta','ProjectId':'" + project + "'}"))
                .expect(201)
                .text("Id");
        put(
                        0,
                        "{'Name':'X','Value':'1','Scope':{'Environment':['" + test + "']}},"
                                + "{'Name':'Y','Value':'1','Scope':{'Channel':['" + channel + "']}}")
                .expect(200);

        assertThat(wire.delete(api + "/environments/" + test).expect(400).text("Errors/0"))
                .contains("variable X of " + project);
        assertThat(wire.delete(api + "/channels/" + channel).expect(400).text("Errors/0"))
                .contains("variable Y of " + project);
    }

    @Test
    void aStepThatIsGoneDoesNotStandInTheWayOfAnotherChange() {
        String process = api + "/projects/" + project + "/deploymentprocesses";
        String action = wire.put(process, json("{'Version':0,'Steps':[" + step("A", "") + "]}"))
                .expect(200)
                .text("Steps/0/Actions/0/Id");
        put(0, "{'Name':'X','Value':'1','Scope':{'Action':['" + action + "']}}").expect(200);
        wire.put(process, json("{'Version':1,'Steps':[" + step("B", "") + "]}")).expect(200);

        Wire.Answer read = wire.get(variables);
        Wire.Answer saved = wire.put(variables, read.body()).expect(200);

        assertThat(saved.at("Variables/0/Scope")).isEqualTo(Map.of("Action", List.of(action)));
    }

    @Test
    void aRenamedTagIsRenamedInScopes() {
        Wire.Answer set = wire.post(api + "/tagsets", json("{'Name':'Ring','Tags':[{'Name':'Alpha'}]}"))
                .expect(201);
        put(0, "{'Name':'X','Value':'1','Scope':{'TenantTag':['Ring/Alpha']}}").expect(200);
        wire.put(
                        api + "/projects/" + project + "/deploymentprocesses",
                        json("{'Version':0,'Steps':[" + step("A", "'TenantTags':['Ring/Alpha']") + "]}"))
                .expect(200);

        wire.put(api + "/tagsets/" + set.text("Id"), set.body().replace("\"Name\":\"Ring\"", "\"Name\":\"Circle\""))
                .expect(200);

        assertThat(wire.get(variables).at("Variables/0/Scope")).isEqualTo(Map.of("TenantTag", List.of("Circle/Alpha")));
        assertThat(wire.get(api + "/projects/" + project + "/deploymentprocesses")
                        .at("Steps/0/Actions/0/TenantTags"))
                .isEqualTo(List.of("Circle/Alpha"));
        assertThat(wire.delete(api + "/tagsets/" + set.text("Id")).expect(400).text("Errors/0"))
                .contains("variable X of " + project)
                .contains("step A of deploymentprocess-" + project);
    }

    @Test
    void anAccountThatAVariableNamesCannotBeDeleted() {
        String account = wire.post(
                        api + "/accounts",
                        json("{'Name':'Deployer','AccountType':'UsernamePassword','Username':'root'}"))
                .expect(201)
                .text("Id");
        put(0, "{'Name':'Login','Value':'" + account + "','Type':'UsernamePasswordAccount'}")
                .expect(200);

        assertThat(wire.delete(api + "/accounts/" + account).expect(400).text("Errors/0"))
                .contains("variable Login of " + project);
    }

    @Test
    void aWorkerPoolThatAVariableNamesCannotBeDeleted() {
        String pool = wire.post(api + "/workerpools", json("{'Name':'Linux','WorkerPoolType':'StaticWorkerPool'}"))
                .expect(201)
                .text("Id");
        put(0, "{'Name':'Pool','Value':'" + pool + "','Type':'WorkerPool'}").expect(200);

        assertThat(wire.delete(api + "/workerpools/" + pool).expect(400).text("Errors/0"))
                .contains("variable Pool of " + project);
    }

    @Test
    void thePreviewShowsWhatHoldsInAPlace() {
        String test = environment("Test");
        String prod = environment("Prod");
        put(
                        0,
                        "{'Name':'Port','Value':'80'},{'Name':'port','Value':'443','Scope':{'Environment':['" + prod
                                + "']}},{'Name':'Host','Value':'w','Scope':{'Role':['web']}},"
                                + "{'Name':'Pw','Value':'hunter2','Type':'Sensitive'}")
                .expect(200);
        String preview = api + "/variables/preview?project=web";

        Wire.Answer inTest = wire.get(preview + "&environment=" + test).expect(200);
        Wire.Answer inProd = wire.get(preview + "&environment=PROD&role=Web").expect(200);

        assertThat(inTest.each("Variables", "Name")).containsExactly("Port", "Pw");
        assertThat(inTest.each("Variables", "Value")).containsExactly("80", null);
        assertThat(inProd.each("Variables", "Value")).containsExactly("443", "w", null);
        wire.get(preview + "&environment=Nowhere").expect(404);
        wire.get(api + "/variables/preview?project=none").expect(404);
    }

    @Test
    void thePreviewAndTheNamesIncludeLibrarySets() {
        String library = librarySet("{'Name':'Shared'}");
        wire.put(
                        api + "/variables/variableset-" + library,
                        json("{'Version':0,'Variables':[{'Name':'port','Value':'1'},{'Name':'Alias','Value':'a'}]}"))
                .expect(200);
        include(library);
        put(0, "{'Name':'Port','Value':'80'}").expect(200);

        assertThat(wire.get(api + "/variables/names?project=" + project)
                        .expect(200)
                        .body())
                .isEqualTo(json("['Alias','port']"));
        assertThat(wire.get(api + "/variables/preview?project=" + project).each("Variables", "Value"))
                .containsExactlyInAnyOrder("80", "a");
    }
}
