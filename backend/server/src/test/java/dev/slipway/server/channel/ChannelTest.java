package dev.slipway.server.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.ModelSpace;
import dev.slipway.server.TestDatabases;
import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag(TestDatabases.POSTGRESQL)
class ChannelTest {
    private final ModelSpace space = new ModelSpace();
    private final String project = space.project("Shop");

    private Wire.Answer create(String name, String more) {
        return space.post(
                "channels",
                "{'Name':'" + name + "','ProjectId':'" + project + "'" + (more.isEmpty() ? "" : "," + more) + "}");
    }

    private Wire.Answer channels() {
        return space.get("projects/" + project + "/channels").expect(200);
    }

    @Test
    void aNewProjectHasADefaultOne() {
        Wire.Answer list = channels();

        assertThat(list.each("Items", "Name")).containsExactly("Default");
        assertThat(list.text("Items/0/Slug")).isEqualTo("default");
        assertThat(list.at("Items/0/IsDefault")).isEqualTo(true);
        assertThat(list.at("Items/0/LifecycleId")).isNull();
        assertThat(list.text("Items/0/Type")).isEqualTo("Lifecycle");
        assertThat(list.text("Items/0/Description")).isEmpty();
        assertThat(list.text("Items/0/Links/Releases"))
                .isEqualTo(space.at("projects/" + project + "/channels/" + list.text("Items/0/Id")
                        + "/releases{?skip,take,searchByVersion}"));
    }

    @Test
    void exactlyOneIsTheDefaultOne() {
        String first = channels().text("Items/0/Id");
        String beta = create("Beta", "'IsDefault':true").expect(201).text("Id");
        assertThat(channels().each("Items", "Name")).containsExactly("Beta", "Default");
        assertThat(channels().each("Items", "IsDefault")).containsExactly(true, false);

        space.put("channels/" + first, "{'Name':'Default','IsDefault':true}").expect(200);
        assertThat(channels().each("Items", "Name")).containsExactly("Default", "Beta");
        assertThat(channels().each("Items", "IsDefault")).containsExactly(true, false);

        assertThat(space.put("channels/" + first, "{'Name':'Default'}")
                        .expect(400)
                        .text("Errors/0"))
                .isEqualTo("IsDefault: the channel Default is the default one; make another channel the default one"
                        + " instead");
        assertThat(space.delete("channels/" + first).expect(400).text("Errors/0"))
                .isEqualTo("The channel Default cannot be deleted; it is the default one, which every project has.");
        space.delete("channels/" + beta).expect(200);
        space.get("channels/" + beta).expect(404);
        assertThat(space.audit(beta)).containsExactly("Deleted", "Created");
    }

    @Test
    void theProjectIsNeeded() {
        assertThat(space.post("channels", "{'Name':'a'}").expect(400).text("Errors/0"))
                .isEqualTo("ProjectId is missing; it must name a project of the space");
    }

    @Test
    void exactlyOneIsTheDefaultOneWhateverIsDoneAtOnce() {
        IntStream.range(0, 8).parallel().forEach(i -> create("C" + i, "'IsDefault':true")
                .expect(201));

        assertThat(channels().each("Items", "IsDefault")).hasSize(9).containsOnlyOnce(true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Name':''                         | Name is missing; it must have a value",
                "'Name':'<201*n>'                  | Name '<120*n>...' is longer than 200 characters",
                "'Name':'a','LifecycleId':'Lifecycles-0' | LifecycleId: there is no lifecycle 'Lifecycles-0' in the space",
                "'Name':'a','Type':'EphemeralEnvironment' | Type: EphemeralEnvironment is not supported; it must be Lifecycle",
                "'Name':'a','Type':'Wild'          | The request's body cannot be read: Expected one of Lifecycle, EphemeralEnvironment but was 'Wild' at path $.Type",
                "'Name':'a','TenantTags':['No/Tag'] | TenantTags: there is no tag 'No/Tag' for a Tenant; a tag is written TagSetName/TagName",
                "'Name':'a','Rules':[{'VersionRange':'[1.0'}] | Rules[0].VersionRange: '[1.0' is not a version range: an interval has one or two ends and closes with ] or )",
                "'Name':'a','Rules':[{'VersionRange':'[2.0,1.0]'}] | Rules[0].VersionRange: '[2.0,1.0]' is not a version range: no version is in it",
                "'Name':'a','Rules':[{'VersionRange':'soon'}] | Rules[0].VersionRange: 'soon' is not a semantic version: one to four numbers with dots between them are expected",
                "'Name':'a','Rules':[{'Tag':'('}]  | Rules[0].Tag: '(' is not a regular expression: Unclosed group",
                "'Name':'a','Rules':[{'Tag':'<501*x>'}] | Rules[0].Tag: '<120*x>...' is longer than 500 characters",
                "'Name':'a','Rules':[<100*{},>{}]  | Rules: There are 101 rules; at most 100 are allowed",
                "'Name':'a','Rules':[{'ActionPackages':[{'DeploymentAction':'Web','PackageReference':''}]},{'ActionPackages':[{'DeploymentAction':'WEB'}]}] | Rules[1].ActionPackages: the package '' of the step 'WEB' is in two rules; it can be in one",
                "'Name':'a','CustomFieldDefinitions':[<11*{'FieldName':'x'},>{'FieldName':'x'}] | CustomFieldDefinitions: There are 12 custom fields; at most 10 are allowed",
            })
    void badInputIsRefusedNamingTheField(String properties, String error) {
        String body = "{'ProjectId':'" + project + "'," + ModelSpace.repeated(properties) + "}";

        assertThat(space.post("channels", body).expect(400).text("Errors/0")).isEqualTo(ModelSpace.repeated(error));
    }

    @Test
    void aProjectOrLifecycleOfAnotherSpaceIsUnknown() {
        var other = new ModelSpace();

        assertThat(space.post("channels", "{'Name':'a','ProjectId':'" + other.project("Theirs") + "'}")
                        .expect(400)
                        .text("Errors/0"))
                .startsWith("ProjectId: there is no project 'Projects-");
        create("a", "'LifecycleId':'" + other.defaultLifecycle() + "'").expect(400);
    }

    @Test
    void aNameIsTakenWithinItsProjectOnly() {
        assertThat(create("DEFAULT", "").expect(400).text("Errors/0"))
                .isEqualTo("Name: There is already a channel called DEFAULT in the project");
        space.project("Blog");
        assertThat(space.get("channels?partialName=default").at("TotalResults")).isEqualTo(2.0);
    }

    @Test
    void inASpaceItIsFoundByItsIdOnlyAndInItsProjectByNameToo() {
        String beta = create("Beta Two", "").expect(201).text("Id");

        assertThat(space.get("channels/" + beta).expect(200).text("Name")).isEqualTo("Beta Two");
        space.get("channels/beta-two").expect(404);
        assertThat(space.get("channels?ids=" + beta).each("Items", "Id")).containsExactly(beta);
        for (String text : new String[] {beta, "beta-two", "BETA%20two"}) {
            assertThat(space.get("projects/shop/channels/" + text).expect(200).text("Id"))
                    .isEqualTo(beta);
        }
        String blog = space.project("Blog");
        space.get("projects/" + blog + "/channels/" + beta).expect(404);
        space.get("projects/Projects-0/channels").expect(404);
    }

    @Test
    void itsRulesAreStoredWithIds() {
        String beta = create(
                        "Beta",
                        "'LifecycleId':'','Rules':[{'VersionRange':'[1.0,2.0)','Tag':'^beta','ActionPackages':"
                                + "[{'DeploymentAction':'Web','PackageReference':''}]}]")
                .expect(201)
                .text("Id");

        Wire.Answer stored = space.get("channels/" + beta).expect(200);
        assertThat(stored.text("Rules/0/Id")).hasSize(36);
        assertThat(stored.text("Rules/0/ActionPackages/0/DeploymentAction")).isEqualTo("Web");
        assertThat(stored.at("LifecycleId")).isNull();
        assertThat(space.wire()
                        .put(space.at("channels/" + beta), stored.body())
                        .expect(200)
                        .body())
                .isEqualTo(stored.body());
        assertThat(space.put("channels/" + beta, "{'Name':'Beta'}").expect(200).text("Rules"))
                .as("absent means empty")
                .isEqualTo("[]");
    }

    @Test
    void aLifecycleStaysWhileAChannelFollowsIt() {
        String fast = space.lifecycle("Fast", space.environment("Dev"));
        String beta = create("Beta", "'LifecycleId':'fast'").expect(201).text("Id");
        assertThat(space.get("channels/" + beta).text("LifecycleId")).isEqualTo(fast);

        assertThat(space.delete("lifecycles/" + fast).expect(400).text("Errors/0"))
                .isEqualTo("The lifecycle Fast cannot be deleted; it is used by channel Beta of " + project + ".");

        space.delete("channels/" + beta).expect(200);
        space.delete("lifecycles/" + fast).expect(200);
    }

    @Test
    void aTagOfAChannelFollowsItsNewNameAndIsNotDeleted() {
        String set = space.tagSet("Ring", "MultiSelect", "Alpha");
        String beta = create("Beta", "'TenantTags':['ring/alpha']").expect(201).text("Id");

        space.delete("tagsets/" + set).expect(400);
        space.put("tagsets/" + set, "{'Name':'Wave','Tags':[{'Name':'Alpha'}]}").expect(200);

        assertThat(space.get("channels/" + beta).text("TenantTags")).isEqualTo("[Wave/Alpha]");
    }

    @ParameterizedTest(name = "{0}, range {1}, tag {2}, feed {3}")
    @CsvSource(
            delimiter = ';',
            value = {
                "2.0.0-alpha.1 ; [2.0.0-alpha.1,2.0.0) ; ''      ; NuGet  ; true  ; true  ; false",
                "2.0.0         ; [2.0.0-alpha.1,2.0.0) ; ''      ; NuGet  ; false ; true  ; false",
                "2.0.0-alpha.1 ; ''                    ; ^$      ; ''     ; true  ; false ; false",
                "1.2           ; (,1.0],[1.2,)         ; ''      ; Maven  ; true  ; true  ; false",
                "latest        ; ''                    ; ^latest ; Docker ; true  ; true  ; false",
                "1.0           ; ''                    ; ''      ; ''     ; true  ; true  ; true",
            })
    void aRuleIsTriedOut(
            String version, String range, String tag, String feed, boolean inRange, boolean hasTag, boolean isNull) {
        for (String parameter : new String[] {"feedType", "feetType"}) {
            Wire.Answer test = space.get("channels/rule-test?version=" + encoded(version) + "&versionRange="
                            + encoded(range) + "&preReleaseTag=" + encoded(tag) + "&" + parameter + "=" + feed)
                    .expect(200);

            assertThat(test.at("SatisfiesVersionRange")).isEqualTo(inRange);
            assertThat(test.at("SatisfiesPreReleaseTag")).isEqualTo(hasTag);
            assertThat(test.at("IsNull")).isEqualTo(isNull);
            assertThat(test.text("Errors")).isEqualTo("[]");
        }
    }

    @Test
    void whatIsWrongWithATriedRuleIsSaid() {
        assertThat(space.get("channels/rule-test?version=1.0&versionRange=x")
                        .expect(200)
                        .text("Errors/0"))
                .startsWith("'x' is not a");
        assertThat(space.get("channels/rule-test?version=&versionRange=1")
                        .expect(200)
                        .text("Errors/0"))
                .contains("it is empty");
        assertThat(space.get("channels/rule-test?version=1.0-a&preReleaseTag=" + encoded("("))
                        .expect(200)
                        .text("Errors/0"))
                .isEqualTo("'(' is not a regular expression: Unclosed group");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void oneOfAnotherSpaceIsNotFound() {
        String theirs = "/api/" + TestServer.shared().newSpace() + "/channels/"
                + channels().text("Items/0/Id");

        space.wire().get(theirs).expect(404);
        space.wire().put(theirs, "{\"Name\":\"x\"}").expect(404);
        space.wire().delete(theirs).expect(404);
    }
}
