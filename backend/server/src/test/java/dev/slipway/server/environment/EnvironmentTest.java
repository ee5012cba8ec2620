package dev.slipway.server.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.TestDatabases;
import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag(TestDatabases.POSTGRESQL)
class EnvironmentTest {
    private final Wire wire = TestServer.shared().wire();
    private final String space = TestServer.shared().newSpace();
    private final String environments = "/api/" + space + "/environments";

    private Wire.Answer create(String name) {
        return wire.post(environments, "{\"Name\":\"" + name + "\"}");
    }

    @Test
    void aNewOneGetsItsDefaultsAndGoesLast() {
        create("Development").expect(201);

        Wire.Answer created = create("  Pre Production ").expect(201);

        assertThat(created.text("Name")).isEqualTo("Pre Production");
        assertThat(created.text("Slug")).isEqualTo("pre-production");
        assertThat(created.text("SpaceId")).isEqualTo(space);
        assertThat(created.text("Description")).isEmpty();
        assertThat(created.at("SortOrder")).isEqualTo(1.0);
        assertThat(created.at("AllowDynamicInfrastructure")).isEqualTo(true);
        assertThat(created.text("Links/Self")).isEqualTo(environments + "/" + created.text("Id"));
    }

    @Test
    void theLimitOfTargetsAtOnceStaysUntilAChangeNamesAnother() {
        String path = environments + "/"
                + wire.post(environments, "{\"Name\":\"Production\",\"MaxParallelTargets\":3}")
                        .expect(201)
                        .text("Id");

        assertThat(wire.put(path, "{\"Name\":\"Live\"}").expect(200).at("MaxParallelTargets"))
                .isEqualTo(3.0);
        assertThat(wire.put(path, "{\"Name\":\"Live\",\"MaxParallelTargets\":5}")
                        .expect(200)
                        .at("MaxParallelTargets"))
                .isEqualTo(5.0);
        assertThat(wire.put(path, "{\"Name\":\"Live\",\"MaxParallelTargets\":0}")
                        .expect(200)
                        .at("MaxParallelTargets"))
                .isNull();
    }

    @Test
    void aNameIsTakenWhateverItsCase() {
        create("Production").expect(201);

        Wire.Answer refused = create("PRODUCTION").expect(400);

        assertThat(refused.text("ErrorMessage")).isEqualTo("There was a problem with your request.");
        assertThat(refused.text("Errors/0")).isEqualTo("Name: There is already an environment called PRODUCTION");
    }

    @Test
    void aLetterThatIsLongerInLowerCaseTakesNoMoreRoom() {
        String name = "\u0130".repeat(200);

        assertThat(create(name).expect(201).text("Name")).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                 | Name is missing; it must have a value",
                "{\"Name\":\"  \"}  | Name is missing; it must have a value",
                "{\"Name\":\"a\",\"MaxParallelTargets\":-1} | MaxParallelTargets is -1; it must be from 1 to 10000, or 0 for no limit",
                "{\"Name\":[]}      | The request's body cannot be read: Expected a string but was BEGIN_ARRAY at path $.Name",
                "{\"Name\":\"a\"    | The request's body cannot be read: The JSON text ends too early",
            })
    void badInputIsRefusedNamingTheField(String body, String error) {
        assertThat(wire.post(environments, body).expect(400).text("Errors/0")).isEqualTo(error);
    }

    @Test
    void itIsFoundByIdSlugAndName() {
        String id = create("Pre Production").expect(201).text("Id");

        for (String text : new String[] {id, "pre-production", "PRE%20PRODUCTION"}) {
            assertThat(wire.get(environments + "/" + text).expect(200).text("Id"))
                    .isEqualTo(id);
        }
    }

    @Test
    void anUnknownOneIsNotFoundAndTheAnswerHasNoErrors() {
        Wire.Answer answer = wire.get(environments + "/Environments-0").expect(404);

        assertThat(answer.text("ErrorMessage")).isEqualTo("There is no environment 'Environments-0'.");
        assertThat(answer.has("Errors")).isFalse();
    }

    @Test
    void oneOfAnotherSpaceIsNotFound() {
        String id = create("Test").expect(201).text("Id");
        String other = TestServer.shared().newSpace();

        wire.get("/api/" + other + "/environments/" + id).expect(404);
        wire.put("/api/" + other + "/environments/" + id, "{\"Name\":\"Mine\"}").expect(404);
        wire.delete("/api/" + other + "/environments/" + id).expect(404);
    }

    @Test
    void listsArePagedAndFiltered() {
        for (String name : new String[] {"Dev", "Test A", "Test B", "Test_C"}) {
            create(name).expect(201);
        }

        Wire.Answer first = wire.get(environments + "?take=3&partialName=TEST").expect(200);
        assertThat(first.each("Items", "Name")).containsExactly("Test A", "Test B", "Test_C");
        assertThat(first.at("TotalResults")).isEqualTo(3.0);
        assertThat(wire.get(environments + "?partialName=t_c").each("Items", "Name"))
                .containsExactly("Test_C");

        Wire.Answer page = wire.get(environments + "?skip=2&take=2").expect(200);
        assertThat(page.each("Items", "Name")).containsExactly("Test B", "Test_C");
        assertThat(page.text("Links/Page.Next")).isEqualTo("null");
    }

    @Test
    void theNextLinkIsFollowedUntilItIsAbsent() {
        for (int i = 0; i < 5; i++) {
            create("E" + i).expect(201);
        }

        String next = environments + "?take=2";
        var seen = new java.util.ArrayList<Object>();
        while (next != null) {
            Wire.Answer page = wire.get(next).expect(200);
            seen.addAll(page.each("Items", "Name"));
            next = (String) ((java.util.Map<?, ?>) page.at("Links")).get("Page.Next");
        }

        assertThat(seen).containsExactly("E0", "E1", "E2", "E3", "E4");
    }

    @Test
    void idsComeInThreeSpellingsAndUnknownOnesAreMissing() {
        String a = create("A").expect(201).text("Id");
        String b = create("B").expect(201).text("Id");

        for (String query : new String[] {a + "," + b, a + "%2C" + b, a + "&ids=" + b + "&ids=Environments-0"}) {
            assertThat(wire.get(environments + "?skip=300&ids=" + query).each("Items", "Name"))
                    .containsExactly("A", "B");
        }
    }

    @Test
    void theOrderIsSetByNamingAllOfThem() {
        String a = create("A").expect(201).text("Id");
        String b = create("B").expect(201).text("Id");

        wire.put(environments + "/sortorder", "[\"" + b + "\",\"" + a + "\"]").expect(200);
        assertThat(wire.get(environments + "?").each("Items", "Name")).containsExactly("B", "A");

        wire.put(environments + "/sortorder", "[\"" + b + "\"]").expect(400);
    }

    @Test
    void everySpellingOfTheAddressMeansTheSame() {
        String id = create("Spelt").expect(201).text("Id");

        for (String path : new String[] {
            "/api/spaces/" + space + "/environments/" + id,
            "/api/" + space + "/Environments/" + id + "/",
            "//api/" + space + "/environments/" + id
        }) {
            assertThat(wire.get(path).expect(200).text("Id")).isEqualTo(id);
        }
    }

    @Test
    void aDeletedOneIsGoneAndItsIdIsNotGivenAgain() {
        String id = create("Gone").expect(201).text("Id");

        wire.delete(environments + "/" + id).expect(200);

        wire.get(environments + "/" + id).expect(404);
        assertThat(create("Gone").expect(201).text("Id")).isNotEqualTo(id);
    }

    @Test
    void withoutCredentialsNothingIsShown() {
        assertThat(TestServer.shared().anonymous().get(environments).expect(401).text("ErrorMessage"))
                .contains("X-Octopus-ApiKey");
    }
}
