package dev.slipway.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedTest {
    private static final String NUGET =
            "{\"Name\":\"%s\",\"FeedType\":\"NuGet\",\"FeedUri\":\"https://nuget.example.com/v3\",\"Password\":{\"NewValue\":\"s3cret-value\"}}";

    private final Wire wire = TestServer.shared().wire();
    private final String space = TestServer.shared().newSpace();
    private final String feeds = "/api/" + space + "/feeds";

    @Test
    void everySpaceHasOneBuiltInFeedWhichIsMeantByItsUsualId() {
        Wire.Answer listed = wire.get(feeds + "?feedType=builtin&take=1").expect(200);

        assertThat(listed.each("Items", "FeedType")).containsExactly("BuiltIn");
        String id = listed.text("Items/0/Id");
        assertThat(id).isNotEqualTo("feeds-builtin");
        assertThat(wire.get(feeds + "/feeds-builtin").expect(200).text("Id")).isEqualTo(id);
        assertThat(wire.get(feeds + "?ids=Feeds-0&ids=feeds-builtin&take=2").each("Items", "Id"))
                .containsExactly(id);
        assertThat(wire.get("/api/feeds/feeds-builtin").expect(200).text("Id")).isEqualTo("feeds-builtin");
    }

    @Test
    void theBuiltInFeedCanBeTunedButNeitherRenamedNorDeleted() {
        assertThat(wire.delete(feeds + "/feeds-builtin").expect(400).text("Errors/0"))
                .isEqualTo("The built-in feed cannot be deleted.");
        assertThat(wire.put(feeds + "/feeds-builtin", "{\"Name\":\"Mine\"}")
                        .expect(400)
                        .text("Errors/0"))
                .contains("cannot be renamed");
        assertThat(wire.put(feeds + "/feeds-builtin", "{\"DeleteUnreleasedPackagesAfterDays\":30}")
                        .expect(200)
                        .at("DeleteUnreleasedPackagesAfterDays"))
                .isEqualTo(30.0);
    }

    @Test
    void aFeedOutsideGetsItsDefaultsAndKeepsItsSecretToItself() {
        Wire.Answer created = wire.post(feeds, NUGET.formatted("Public")).expect(201);

        assertThat(created.text("Id")).startsWith("Feeds-");
        assertThat(created.at("DownloadAttempts")).isEqualTo(5.0);
        assertThat(created.at("DownloadRetryBackoffSeconds")).isEqualTo(10.0);
        assertThat(created.at("Password/HasValue")).isEqualTo(true);
        assertThat(created.body()).doesNotContain("s3cret-value");

        String address = feeds + "/" + created.text("Id");
        Wire.Answer kept = wire.put(address, created.body()).expect(200);
        assertThat(kept.at("Password/HasValue")).isEqualTo(true);
        assertThat(wire.put(address, "{\"FeedType\":\"Docker\",\"Name\":\"x\"}")
                        .expect(400)
                        .text("Errors/0"))
                .contains("stays what it is, NuGet");
        wire.delete(address).expect(200);
        wire.get(address).expect(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"Name\":\"a\"}                                                          | FeedType is missing",
                "{\"Name\":\"a\",\"FeedType\":\"Floppy\"}                                  | There is no FeedType 'Floppy'",
                "{\"Name\":\"a\",\"FeedType\":\"BuiltIn\"}                                 | cannot be made again",
                "{\"FeedType\":\"S3\"}                                                     | Name is missing",
                "{\"Name\":\"a\",\"FeedType\":\"NuGet\"}                                   | FeedUri is missing",
                "{\"Name\":\"a\",\"FeedType\":\"NuGet\",\"FeedUri\":\"file:///etc\"}       | FeedUri is no address",
                "{\"Name\":\"a\",\"FeedType\":\"NuGet\",\"FeedUri\":\"https://u:p@h/\"}    | FeedUri is no address",
                "{\"Name\":\"a\",\"FeedType\":\"S3\",\"DownloadAttempts\":0}               | DownloadAttempts is 0",
            })
    void badInputIsRefusedNamingTheField(String body, String error) {
        assertThat(wire.post(feeds, body).expect(400).text("Errors/0")).contains(error);
    }

    @Test
    void packagesAreServedFromTheBuiltInFeedOnly() {
        String id = wire.post(feeds, NUGET.formatted("Public")).expect(201).text("Id");

        assertThat(wire.get(feeds + "/" + id + "/packages/versions?packageId=Acme")
                        .expect(400)
                        .text("Errors/0"))
                .contains("The feed Public is of type NuGet")
                .contains("built-in feed only");
        wire.get(feeds + "/Feeds-0/packages/versions?packageId=Acme").expect(404);
    }
}
