package dev.slipway.server.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.SpaceId;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedPackageTest {
    private final Wire wire = TestServer.shared().wire();
    private final String space = TestServer.shared().newSpace();
    private final String versions = "/api/" + space + "/feeds/feeds-builtin/packages/versions?packageId=Acme";

    @BeforeEach
    void push() {
        for (String version : new String[] {"1.0", "1.1-beta.1", "1.1", "2.0-rc", "2.0.0-beta+m"}) {
            Pushes.in(space).push("Acme." + version + ".zip", version).expect(201);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                       | 2.0-rc 2.0.0-beta+m 1.1 1.1-beta.1 1.0",
                "&versionRange=[1.0,2.0)&includePreRelease=false | 1.1 1.0",
                "&versionRange=[1.1]                      | 1.1",
                "&preReleaseTag=%5E$                      | 1.1 1.0",
                "&preReleaseTag=%5Ebeta                   | 2.0.0-beta+m 1.1-beta.1",
                "&preReleaseTag=%5E(%3F!beta).%2B         | 2.0-rc",
                "&filter=rc                               | 2.0-rc",
                "&skip=1&take=2                           | 2.0.0-beta+m 1.1",
            })
    void versionsAreChosenByRangeAndPrerelease(String query, String expected) {
        Wire.Answer answer = wire.get(versions + query.replace("[", "%5B").replace("]", "%5D"))
                .expect(200);

        assertThat(answer.each("Items", "Version")).containsExactly((Object[]) expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"versionRange=%5B1.0", "preReleaseTag=(a%2B)%2B%2B(", "preReleaseTag=%5B", "preReleaseTag=%2Bm"})
    void aBadConditionIsRefused(String condition) {
        wire.get(versions + "&" + condition).expect(400);
    }

    @Test
    void anExpressionForAPackageFindsNone() {
        String expression = versions.replace("Acme", "Acme-%23%7BOctopus.Environment.Id%7D");

        assertThat(wire.get(expression).expect(200).at("TotalResults")).isEqualTo(0.0);
    }

    @Test
    void searchFindsPackagesByAPartOfTheirId() {
        assertThat(wire.get("/api/" + space + "/feeds/feeds-builtin/packages/search?term=CM")
                        .expect(200)
                        .each("Items", "LatestVersion"))
                .containsExactly("2.0-rc");
    }

    @Test
    void featuresAboveLookUpExactAndNewestVersions() {
        var stored = new StoredPackages();
        var here = new SpaceId(space);
        try (Database db = TestServer.shared().database()) {
            Optional<StoredPackage> exact = db.read(tx -> stored.find(tx, here, "acme", "1.1.0"));
            assertThat(exact).hasValueSatisfying(found -> {
                assertThat(found.packageId()).isEqualTo("Acme");
                assertThat(found.version()).isEqualTo("1.1");
                assertThat(found.size()).isEqualTo(3);
                assertThat(found.extension()).isEqualTo(".zip");
            });
            Optional<StoredPackage> none = db.read(tx -> stored.find(tx, here, "Acme", "not a version"));
            assertThat(none).isEmpty();
            Optional<StoredPackage> release =
                    db.read(tx -> stored.newest(tx, here, "Acme", version -> !version.isPrerelease()));
            assertThat(release).map(StoredPackage::version).contains("1.1");
            var rule = AcceptableVersions.parse("[1.0,1.1]", "^beta", true);
            Optional<StoredPackage> beta = db.read(tx -> stored.newest(tx, here, "Acme", rule));
            assertThat(beta).map(StoredPackage::version).contains("1.1-beta.1");
        }
    }
}
