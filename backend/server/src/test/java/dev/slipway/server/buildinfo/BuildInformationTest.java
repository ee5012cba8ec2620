package dev.slipway.server.buildinfo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import dev.slipway.server.packages.Pushes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildInformationTest {
    private final Wire wire = TestServer.shared().wire();
    private final String space = TestServer.shared().newSpace();
    private final String builds = "/api/" + space + "/build-information";

    private Wire.Answer push(String packageId, String version, String number, String query) {
        return wire.post(
                builds + query,
                """
                {"PackageId":"%s","Version":"%s","OctopusBuildInformation":{"BuildNumber":"%s","VcsType":"Git",
                "VcsRoot":"https://github.com/a/b.git","VcsCommitNumber":"9f1",
                "Commits":[{"Id":"9f1","Comment":"Fixes #12, see #13"},{"Id":"aa","Comment":"closes c/d#7"}]}}"""
                        .formatted(packageId, version, number));
    }

    @Test
    void itMayComeBeforeThePackageAndIsShownWithItLater() {
        Wire.Answer pushed = push("Acme.Web", "1.0", "42", "").expect(201);
        assertThat(pushed.text("Id")).startsWith("BuildInformation-");
        assertThat(wire.get("/api/" + space + "/packages").at("TotalResults")).isEqualTo(0.0);

        Pushes.in(space).push("Acme.Web.1.0.0.zip", "x").expect(201);

        assertThat(wire.get("/api/" + space + "/packages/packages-acme.web.1.0.0")
                        .text("PackageVersionBuildInformation/BuildNumber"))
                .isEqualTo("42");
    }

    @Test
    void commitsAndClosedIssuesGetTheirLinks() {
        Wire.Answer pushed = push("Acme", "1.0", "1", "").expect(201);

        assertThat(pushed.text("VcsCommitUrl")).isEqualTo("https://github.com/a/b/commit/9f1");
        assertThat(pushed.each("Commits", "LinkUrl"))
                .containsExactly("https://github.com/a/b/commit/9f1", "https://github.com/a/b/commit/aa");
        assertThat(pushed.each("WorkItems", "LinkUrl"))
                .containsExactly("https://github.com/a/b/issues/12", "https://github.com/c/d/issues/7");
        assertThat(pushed.each("WorkItems", "Id")).containsExactly("12", "7");
        assertThat(pushed.text("IssueTrackerName")).isEqualTo("GitHub");
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/a/b.git,               https://github.com/a/b/commit/1",
        "https://user:secret@github.com/a/b,       https://github.com/a/b/commit/1",
        "git@gitlab.com:group/sub/repo.git,        https://gitlab.com/group/sub/repo/commit/1",
        "ssh://git@bitbucket.org/a/b.git,          https://bitbucket.org/a/b/commits/1",
        "https://dev.azure.com/org/project/_git/r, https://dev.azure.com/org/project/_git/r/commit/1",
        "http://gitlab.example.com:8080/a/b/,      http://gitlab.example.com:8080/a/b/commit/1",
    })
    void theLinkOfACommitFollowsFromTheRepository(String root, String link) {
        assertThat(Repository.of(root).map(repository -> repository.commit("1")))
                .contains(link);
    }

    @ParameterizedTest
    @CsvSource({"javascript:alert(1)//github.com", "https://example.com/a/b", "C:\\repo", "''", "https://github.com/"})
    void anUnknownRepositoryHasNoLinks(String root) {
        assertThat(Repository.of(root)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',                              409, first",
        "?overwriteMode=IgnoreIfExists,   200, first",
        "?overwriteMode=OverwriteExisting,201, second",
    })
    void whatExistsIsTreatedAsTheModeSays(String query, int status, String left) {
        String id = push("Acme", "1.0", "first", "").expect(201).text("Id");

        Wire.Answer again = push("acme", "1.0.0", "second", query).expect(status);

        if (status == 409) {
            assertThat(again.text("Errors/0"))
                    .isEqualTo("Metadata for the specified Package ID and version already exists.");
        }
        assertThat(wire.get(builds + "/" + id).expect(200).text("BuildNumber")).isEqualTo(left);
    }

    @Test
    void theModeMayStandInTheBody() {
        push("Acme", "1.0", "1", "").expect(201);

        wire.post(
                        builds,
                        """
                        {"packageId":"Acme","version":"1.0","overwriteMode":"IgnoreIfExists",
                        "octopusBuildInformation":{}}""")
                .expect(200);
    }

    @Test
    void aPackageAndAVersionMustBeNamed() {
        Wire.Answer refused = wire.post(builds, "{}").expect(400);

        assertThat(refused.text("Errors/0")).startsWith("PackageId is missing");
        assertThat(refused.text("Errors/1")).startsWith("Version is missing");
        assertThat(refused.text("Errors/2")).startsWith("OctopusBuildInformation is missing");
    }

    @Test
    void itIsListedByPackageHighestFirst() {
        push("Acme", "1.9", "1", "").expect(201);
        push("Acme", "1.10", "1", "").expect(201);
        push("library/nginx", "stable-alpine", "1", "").expect(201);

        assertThat(wire.get(builds + "?packageId=ACME").each("Items", "Version"))
                .containsExactly("1.10", "1.9");
        assertThat(wire.get(builds + "?latest=true").each("Items", "Version")).containsExactly("1.10", "stable-alpine");
        assertThat(wire.get(builds + "?filter=nGin").each("Items", "PackageId")).containsExactly("library/nginx");
    }

    @Test
    void itIsDeletedOneByOneAndInBulkInItsOwnSpaceOnly() {
        String a = push("Acme", "1", "1", "").expect(201).text("Id");
        String b = push("Acme", "2", "1", "").expect(201).text("Id");
        String other = "/api/" + TestServer.shared().newSpace() + "/build-information/";

        wire.delete(other + a).expect(404);
        wire.delete(other + "bulk?ids=" + b).expect(200);
        wire.get(builds + "/" + b).expect(200);

        wire.delete(builds + "/" + a).expect(200);
        wire.delete(builds + "/bulk?ids=" + b + ",BuildInformation-0").expect(200);
        assertThat(wire.get(builds).at("TotalResults")).isEqualTo(0.0);
    }
}
