package dev.slipway.server.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.TestDatabases;
import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag(TestDatabases.POSTGRESQL)
class TargetTest {
    private final TestServer server = TestServer.shared();
    private final Wire wire = server.wire();
    private final String space = server.newSpace();
    private final String machines = "/api/" + space + "/machines";
    private String dev = "";
    private String prod = "";

    @BeforeEach
    void makeEnvironments() {
        dev = post("environments", "{'Name':'Dev'}").expect(201).text("Id");
        prod = post("environments", "{'Name':'Prod'}").expect(201).text("Id");
    }

    /** JSON with single quotes, which read better in Java. */
    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private Wire.Answer post(String collection, String text) {
        return wire.post("/api/" + space + "/" + collection, json(text));
    }

    private Wire.Answer create(String name, String properties) {
        return post("machines", "{'Name':'" + name + "','SkipInitialHealthCheck':true," + properties + "}");
    }

    private Wire.Answer createIn(String environment, String name) {
        return create(name, "'Roles':['web'],'EnvironmentIds':['" + environment + "']")
                .expect(201);
    }

    @Test
    void aNewOneGetsItsDefaultsAndNoListIsNull() {
        Wire.Answer created = create(
                        " web1 ",
                        "'Roles':['web','Web ','db'],'EnvironmentIds':['" + dev + "'],'TenantIds':null,"
                                + "'HealthStatus':'Healthy','StatusSummary':'mine','IsInProcess':true")
                .expect(201);

        assertThat(created.text("Id")).startsWith("Machines-");
        assertThat(created.text("Name")).isEqualTo("web1");
        assertThat(created.text("Slug")).isEqualTo("web1");
        assertThat(created.at("Roles")).isEqualTo(List.of("web", "db"));
        assertThat(created.at("TenantIds")).isEqualTo(List.of());
        assertThat(created.at("TenantTags")).isEqualTo(List.of());
        assertThat(created.text("TenantedDeploymentParticipation")).isEqualTo("Untenanted");
        assertThat(created.text("HealthStatus")).isEqualTo("Unknown");
        assertThat(created.text("Status")).isEqualTo("Unknown");
        assertThat(created.text("StatusSummary")).isEmpty();
        assertThat(created.at("IsInProcess")).isEqualTo(false);
        assertThat(created.text("MachinePolicyId")).startsWith("MachinePolicies-");
        assertThat(created.text("Endpoint/CommunicationStyle")).isEqualTo("None");
        assertThat(created.text("Links/Self")).isEqualTo(machines + "/" + created.text("Id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'Name':' ','Roles':['web'],'EnvironmentIds':['DEV']    | Name is missing; it must have a value",
                "'Name':'t','EnvironmentIds':['DEV']                    | Roles is empty; a target must have at least one",
                "'Name':'t','Roles':['  '],'EnvironmentIds':['DEV']     | Roles is empty; a target must have at least one",
                "'Name':'t','Roles':['a,b'],'EnvironmentIds':['DEV']    | Roles: 'a,b' holds a comma or control characters",
                "'Name':'t','Roles':['web']                             | EnvironmentIds is empty; a target must be in at least one environment",
                "'Name':'t','Roles':['web'],'EnvironmentIds':['Environments-0']   | EnvironmentIds: there is no environment 'Environments-0' in the space",
                "'Name':'t','Roles':['web'],'EnvironmentIds':'DEV'                | The request's body cannot be read: Expected BEGIN_ARRAY but was STRING at path $.EnvironmentIds",
                "'Name':'t','Roles':['web'],'EnvironmentIds':['DEV'],'TenantIds':['Tenants-0']       | TenantIds: there is no tenant 'Tenants-0' in the space",
                "'Name':'t','Roles':['web'],'EnvironmentIds':['DEV'],'TenantTags':['Ring/Gone']      | TenantTags: there is no tenant tag 'Ring/Gone' in the space",
                "'Name':'t','Roles':['web'],'EnvironmentIds':['DEV'],'MachinePolicyId':'MachinePolicies-0' | MachinePolicyId 'MachinePolicies-0' names no machine policy of this space",
            })
    void badInputIsRefusedNamingTheField(String properties, String error) {
        assertThat(post("machines", "{" + properties.replace("DEV", dev) + "}")
                        .expect(400)
                        .text("Errors/0"))
                .isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({"Name, 'Name '", "Roles, 'Roles: '"})
    void oversizedTextIsRefused(String field, String error) {
        String name = field.equals("Name") ? "x".repeat(201) : "t";
        String role = field.equals("Roles") ? "x".repeat(201) : "web";

        assertThat(create(name, "'Roles':['" + role + "'],'EnvironmentIds':['" + dev + "']")
                        .expect(400)
                        .text("Errors/0"))
                .startsWith(error + "'xxx")
                .endsWith("is longer than 200 characters");
    }

    @Test
    void aNameIsTakenWhateverItsCase() {
        createIn(dev, "web1");

        assertThat(create("WEB1", "'Roles':['web'],'EnvironmentIds':['" + dev + "']")
                        .expect(400)
                        .text("Errors/0"))
                .isEqualTo("Name: There is already a deployment target called WEB1");
    }

    @Test
    void theRolesInUseAreListedOnceEach() {
        create("a", "'Roles':['web','Cache'],'EnvironmentIds':['" + dev + "']").expect(201);
        create("b", "'Roles':['WEB','app'],'EnvironmentIds':['" + dev + "']").expect(201);

        assertThat(wire.get("/api/" + space + "/machineroles/all").expect(200).body())
                .isEqualTo("[\"app\",\"Cache\",\"web\"]");
    }

    @Test
    void listsAreFiltered() {
        createIn(dev, "web1");
        createIn(prod, "web2");
        create(
                        "region",
                        "'Roles':['Region'],'IsDisabled':true,'EnvironmentIds':['" + dev + "','" + prod + "'],"
                                + "'Endpoint':{'CommunicationStyle':'TentaclePassive','Uri':'https://r/','Thumbprint':'AB'}")
                .expect(201);

        assertThat(names("")).containsExactly("region", "web1", "web2");
        assertThat(names("?roles=WEB,other")).containsExactly("web1", "web2");
        assertThat(names("?environmentIds=" + prod)).containsExactly("region", "web2");
        assertThat(names("?environmentIds=" + prod + "&roles=web")).containsExactly("web2");
        assertThat(names("?isDisabled=true")).containsExactly("region");
        assertThat(names("?healthStatuses=unknown&isDisabled=false")).containsExactly("web1", "web2");
        assertThat(names("?commStyles=TentaclePassive")).containsExactly("region");
        assertThat(names("?deploymentTargetTypes=None")).containsExactly("web1", "web2");
        assertThat(names("?thumbprint=ab")).containsExactly("region");
        assertThat(names("?shellNames=Bash")).isEmpty();
        assertThat(names("?tenantIds=Tenants-0")).isEmpty();
        assertThat(names("?tenantTags=Ring/Alpha")).isEmpty();
        assertThat(names("?name=WEB1")).containsExactly("web1");
        assertThat(names("?partialName=web&skip=1")).containsExactly("web2");
        assertThat(names("?take=2147483647")).hasSize(3);
        assertThat(wire.get("/api/" + space + "/environments/prod/machines?isDisabled=false")
                        .expect(200)
                        .each("Items", "Name"))
                .containsExactly("web2");
        assertThat(wire.get(machines).text("ItemType")).isEqualTo("DeploymentTarget");
    }

    private List<Object> names(String query) {
        return wire.get(machines + query).expect(200).each("Items", "Name");
    }

    private String forTenants(String tenant) {
        return "'TenantedDeploymentParticipation':'Tenanted','TenantIds':['" + tenant
                + "'],'TenantTags':['Ring/Alpha']";
    }

    @Test
    void targetsForTenantsAreFoundByThem() {
        post("tagsets", "{'Name':'Ring','Tags':[{'Name':'Alpha','Color':'#333333'}]}")
                .expect(201);
        String acme = post("tenants", "{'Name':'Acme'}").expect(201).text("Id");
        create("shared", "'Roles':['web'],'EnvironmentIds':['" + dev + "']," + forTenants(acme))
                .expect(201);

        assertThat(names("?tenantIds=" + acme)).containsExactly("shared");
        assertThat(names("?tenantTags=ring%2Falpha")).containsExactly("shared");
    }

    @Test
    void targetsAndAccountsFollowWhatBecomesOfTheirTenantsAndTags() {
        Wire.Answer ring = post("tagsets", "{'Name':'Ring','Tags':[{'Name':'Alpha','Color':'#333333'}]}")
                .expect(201);
        String tagSets = "/api/" + space + "/tagsets/" + ring.text("Id");
        String acme = post("tenants", "{'Name':'Acme'}").expect(201).text("Id");
        String target = machines + "/"
                + create("shared", "'Roles':['web'],'EnvironmentIds':['" + dev + "']," + forTenants(acme))
                        .expect(201)
                        .text("Id");
        String account = "/api/" + space + "/accounts/"
                + post("accounts", "{'Name':'Deploy','AccountType':'None'," + forTenants(acme) + "}")
                        .expect(201)
                        .text("Id");

        assertThat(wire.delete(tagSets).expect(400).text("Errors/0"))
                .isEqualTo("The tag set Ring cannot be deleted; it is used by account Deploy, target shared.");
        wire.put(tagSets, ring.body().replace("\"Name\":\"Ring\"", "\"Name\":\"Wave\""))
                .expect(200);
        wire.delete("/api/" + space + "/tenants/" + acme).expect(200);

        for (String address : new String[] {target, account}) {
            Wire.Answer now = wire.get(address).expect(200);
            assertThat(now.at("TenantTags")).isEqualTo(List.of("Wave/Alpha"));
            assertThat(now.at("TenantIds")).isEqualTo(List.of());
            wire.put(address, now.body()).expect(200);
        }
        assertThat(names("?tenantTags=Wave/Alpha")).containsExactly("shared");
    }

    @Test
    void oneOfAnotherSpaceIsNotFoundAndNorIsWhatItNames() {
        String id = createIn(dev, "web1").text("Id");
        String other = "/api/" + server.newSpace() + "/machines";

        wire.get(other + "/" + id).expect(404);
        wire.put(other + "/" + id, json("{'Name':'Mine','Roles':['web'],'EnvironmentIds':['" + dev + "']}"))
                .expect(404);
        wire.delete(other + "/" + id).expect(404);
        assertThat(wire.post(other, json("{'Name':'Mine','Roles':['web'],'EnvironmentIds':['" + dev + "']}"))
                        .expect(400)
                        .text("Errors/0"))
                .isEqualTo("EnvironmentIds: there is no environment '" + dev + "' in the space");
    }

    @Test
    void anAccountIsUsedInsideItsEnvironmentsOnly() {
        String account = post(
                        "accounts",
                        "{'Name':'Prod only','AccountType':'UsernamePassword','Username':'u'," + "'EnvironmentIds':['"
                                + prod + "']}")
                .expect(201)
                .text("Id");
        String ssh = "'Roles':['web'],'Endpoint':{'CommunicationStyle':'Ssh','Host':'h','AccountId':'" + account
                + "','Fingerprint':'SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU'},'EnvironmentIds':['";

        assertThat(create("web1", ssh + dev + "']").expect(400).text("Errors/0"))
                .isEqualTo("AccountId: the account Prod only is limited to other environments or tenants than this"
                        + " machine's");
        create("web1", ssh + prod + "']").expect(201);
        assertThat(wire.put(
                                "/api/" + space + "/accounts/" + account,
                                json("{'Name':'Prod only','Username':'u','EnvironmentIds':['" + dev + "']}"))
                        .expect(400)
                        .text("Errors/0"))
                .isEqualTo("The account Prod only cannot be limited so; it is used outside of these environments and"
                        + " tenants by target web1.");
    }

    @Test
    void aTargetLeavesADeletedEnvironmentUnlessItIsInNoOther() {
        createIn(dev, "only");
        String both = create("both", "'Roles':['web'],'EnvironmentIds':['" + dev + "','" + prod + "']")
                .expect(201)
                .text("Id");

        assertThat(wire.delete("/api/" + space + "/environments/" + dev)
                        .expect(400)
                        .text("Errors/0"))
                .isEqualTo("The environment Dev cannot be deleted; it is used by target only.");
        wire.delete("/api/" + space + "/environments/" + prod).expect(200);
        assertThat(wire.get(machines + "/" + both).at("EnvironmentIds")).isEqualTo(List.of(dev));
        assertThat(names("?environmentIds=" + prod)).isEmpty();
    }

    @Test
    void theTargetsOfADeletedPolicyMoveToTheDefaultOne() {
        String policy = post("machinepolicies", "{'Name':'Mine'}").expect(201).text("Id");
        String id = create(
                        "web1", "'Roles':['web'],'MachinePolicyId':'" + policy + "','EnvironmentIds':['" + dev + "']")
                .expect(201)
                .text("Id");

        wire.delete("/api/" + space + "/machinepolicies/" + policy).expect(200);

        assertThat(wire.get(machines + "/" + id).text("MachinePolicyId"))
                .isEqualTo(wire.get("/api/" + space + "/machinepolicies").text("Items/0/Id"));
    }

    @Test
    void aDisabledOneSaysSoInTheOlderWordToo() {
        Wire.Answer created = createIn(dev, "web1");

        Wire.Answer disabled = wire.put(
                        machines + "/" + created.text("Id"),
                        created.body().replace("\"IsDisabled\":false", "\"IsDisabled\":true"))
                .expect(200);

        assertThat(disabled.text("Status")).isEqualTo("Disabled");
        assertThat(disabled.text("HealthStatus")).isEqualTo("Unknown");
    }

    @Test
    void everyChangeIsRecorded() {
        Wire.Answer created = createIn(dev, "web1");
        String id = created.text("Id");
        wire.put(machines + "/" + id, created.body()).expect(200);
        wire.delete(machines + "/" + id).expect(200);

        wire.get(machines + "/" + id).expect(404);
        assertThat(wire.get("/api/" + space + "/events?regarding=" + id).each("Items", "Category"))
                .containsExactly("Deleted", "Modified", "Created");
    }

    @Test
    void aSpaceWithTargetsIsDeletedWithAllThatTheyName() {
        createIn(dev, "web1");
        wire.put(
                        "/api/spaces/" + space,
                        json("{'Name':'Gone " + space
                                + "','TaskQueueStopped':true,'SpaceManagersTeamMembers':['Users-1']}"))
                .expect(200);

        wire.delete("/api/spaces/" + space).expect(200);
    }
}
