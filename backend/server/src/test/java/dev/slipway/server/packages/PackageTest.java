package dev.slipway.server.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.TestDatabases;
import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag(TestDatabases.POSTGRESQL)
class PackageTest {
    private static final String TEXT = "this is not an archive!";
    private static final String SHA1 = "0f275ba8d2d9cf7138f41f1b853fb05e0d9f0796";

    private final Wire wire = TestServer.shared().wire();
    private final String space = TestServer.shared().newSpace();
    private final Pushes pushes = Pushes.in(space);
    private final String packages = "/api/" + space + "/packages";

    @Test
    void aPushAnswersWithIdAndVersionAsTheyWereRead() {
        Wire.Answer pushed = pushes.push("Acme.Web.1.4.0-beta.2.zip", TEXT).expect(201);

        assertThat(pushed.text("Id")).isEqualTo("packages-Acme.Web.1.4.0-beta.2");
        assertThat(pushed.text("PackageId")).isEqualTo("Acme.Web");
        assertThat(pushed.text("NuGetPackageId")).isEqualTo("Acme.Web");
        assertThat(pushed.text("Version")).isEqualTo("1.4.0-beta.2");
        assertThat(pushed.text("FileExtension")).isEqualTo(".zip");
        assertThat(pushed.text("FeedId")).isEqualTo("feeds-builtin-" + space);
        assertThat(pushed.at("PackageSizeBytes")).isEqualTo(23.0);
        assertThat(pushed.text("Hash")).isEqualTo(SHA1);
        assertThat(pushed.at("ReleaseNotes")).isNull();
        assertThat(pushed.text("Links/Raw")).isEqualTo(packages + "/packages-Acme.Web.1.4.0-beta.2/raw");
    }

    @ParameterizedTest
    @ValueSource(strings = {"packages-Acme.Web.1.0", "Acme.Web.1.0", "ACME.WEB.1.0"})
    void itIsFoundByItsIdWithAndWithoutThePrefixInAnyCase(String id) {
        pushes.push("Acme.Web.1.0.zip", TEXT).expect(201);

        assertThat(wire.get(packages + "/" + id).expect(200).text("Version")).isEqualTo("1.0");
    }

    @Test
    void metadataIsPartOfTheIdentity() {
        pushes.push("foo.1.0.0+a.tar.gz", TEXT).expect(201);
        pushes.push("foo.1.0.0+b.tar.gz", "other").expect(201);

        assertThat(wire.get(packages + "/foo.1.0.0+b").expect(200).at("PackageSizeBytes"))
                .isEqualTo(5.0);
        assertThat(wire.get(packages + "/foo.1.0.0%2Ba").expect(200).at("PackageSizeBytes"))
                .isEqualTo(23.0);
    }

    @ParameterizedTest
    @CsvSource({
        "'',                              409, first",
        "?overwriteMode=FailIfExists,     409, first",
        "?overwriteMode=ignoreifexists,   200, first",
        "?overwriteMode=OverwriteExisting,201, another",
        "?replace=true,                   201, another",
        "?replace=false,                  409, first",
    })
    void aVersionThatExistsIsTreatedAsTheModeSays(String query, int status, String left) {
        pushes.push("Acme.Web.1.0.0.zip", "first").expect(201);

        Wire.Answer second = pushes.push("acme.web.1.0.zip", "another", query).expect(status);

        if (status == 409) {
            assertThat(second.text("Errors/0"))
                    .contains("A package with the same name and version already exists")
                    .contains("Acme.Web 1.0.0");
        }
        assertThat(wire.get(packages + "?nuGetPackageId=Acme.Web").at("TotalResults"))
                .isEqualTo(1.0);
        String id = wire.get(packages + "?nuGetPackageId=Acme.Web").text("Items/0/Id");
        assertThat(wire.get(packages + "/" + id + "/raw").expect(200).body()).isEqualTo(left);
    }

    @Test
    void ofManyPushesOfOneVersionAtOnceExactlyOneIsCreated() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String content = "content " + i;
                calls.add(() -> pushes.push("Raced.1.0.zip", content).status());
            }
            var statuses = new ArrayList<Integer>();
            for (Future<Integer> answer : clients.invokeAll(calls)) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        } finally {
            clients.shutdown();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Acme.zip                 | 'Acme.zip' is not the name of a package file",
                "Acme..Web.1.0.zip        | is not the name of a package file",
                "Acme.Web.1.0.exe         | its extension must be one of .zip .nupkg",
                "../../etc/passwd         | 'passwd' is not the name of a package file",
                "a/../.1.0.zip            | is not the name of a package file",
                "Acme.Web.1.0.nupkg       | The NuGet package 'Acme.Web.1.0.nupkg' cannot be read",
            })
    void aFileThatIsNoPackageIsRefusedNamingIt(String fileName, String error) {
        assertThat(pushes.push(fileName, TEXT).expect(400).text("Errors/0")).contains(error);
        assertThat(wire.get(packages).at("TotalResults")).isEqualTo(0.0);
    }

    @Test
    void foldersBeforeTheNameDoNotCount() {
        assertThat(pushes.push("../up/Acme.1.0.zip", TEXT).expect(201).text("PackageId"))
                .isEqualTo("Acme");
        assertThat(pushes.push("C:\\builds\\Acme.1.1.zip", TEXT).expect(201).text("Version"))
                .isEqualTo("1.1");
    }

    @Test
    void aFileWithoutANameIsRefused() {
        InputStream content = new ByteArrayInputStream(TEXT.getBytes(StandardCharsets.UTF_8));
        assertThat(pushes.multipart("form-data; name=\"file\"", content, "\r\n--x-1234-boundary--\r\n", "")
                        .expect(400)
                        .text("Errors/0"))
                .contains("The request has no file");
        assertThat(pushes.rawBody("", "", TEXT).expect(400).text("Errors/0")).contains("filename");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThat(pushes.push("Empty.1.0.zip", "").expect(400).text("Errors/0"))
                .contains("The file 'Empty.1.0.zip' is empty");
    }

    @Test
    void anUnknownModeIsRefused() {
        assertThat(pushes.push("Acme.1.0.zip", TEXT, "?overwriteMode=Perhaps")
                        .expect(400)
                        .text("Errors/0"))
                .contains("'Perhaps'")
                .contains("IgnoreIfExists");
    }

    @Test
    void anUploadThatEndsTooEarlyLeavesNothing() {
        InputStream content = new ByteArrayInputStream(TEXT.getBytes(StandardCharsets.UTF_8));

        Wire.Answer refused = pushes.multipart("form-data; name=\"f\"; filename=\"Cut.1.0.zip\"", content, "", "")
                .expect(400);

        assertThat(refused.text("Errors/0")).contains("not received to its end");
        wire.get(packages + "/Cut.1.0").expect(404);
    }

    @Test
    void aFileOverTheLimitIsRefused() {
        try (TestServer small = TestServer.start(1000)) {
            var there = new Pushes(small.url(), "Spaces-1");

            there.push("Just.1.0.zip", "x".repeat(1000)).expect(201);

            assertThat(there.push("Big.1.0.zip", "x".repeat(1001)).expect(413).text("Errors/0"))
                    .contains("'Big.1.0.zip' is larger than 1000 bytes");
            assertThat(small.wire().get("/api/packages/Just.1.0").expect(200).text("FeedId"))
                    .isEqualTo("feeds-builtin");
        }
    }

    @Test
    void aBodyWithoutPartsIsTakenUnderItsNameInTheQueryOrTheHeader() {
        assertThat(pushes.rawBody("?fileName=Acme.1.0.zip", "", TEXT)
                        .expect(201)
                        .text("PackageId"))
                .isEqualTo("Acme");
        assertThat(pushes.rawBody("", "attachment; filename*=UTF-8''Acme.1.1%2Bmeta.zip", TEXT)
                        .expect(201)
                        .text("Version"))
                .isEqualTo("1.1+meta");
    }

    /** More than a server that holds uploads in memory could take beside everything else. */
    @Test
    void aLargeFileStreamsThrough() {
        long size = 300L * 1024 * 1024;

        Wire.Answer pushed = pushes.push("Large.1.0.zip", new Zeros(size), "").expect(201);

        assertThat(pushed.at("PackageSizeBytes")).isEqualTo((double) size);
        wire.delete(packages + "/Large.1.0").expect(200);
    }

    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long size) {
            left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int read = (int) Math.min(length, left);
            Arrays.fill(bytes, offset, offset + read, (byte) 0);
            left -= read;
            return read;
        }
    }

    @Test
    void aNuGetPackageIsWhatItsManifestSays() throws IOException {
        byte[] nupkg = zip(
                "Other.nuspec",
                "<package><metadata><id>Real.Name</id><version>2.1</version><title>A title</title>"
                        + "<description>What it does</description><releaseNotes>Notes!</releaseNotes></metadata></package>");

        Wire.Answer pushed = pushes.push("Any-thing.nupkg", new ByteArrayInputStream(nupkg), "")
                .expect(201);

        assertThat(pushed.text("Id")).isEqualTo("packages-Real.Name.2.1");
        assertThat(pushed.text("Description")).isEqualTo("What it does");
        assertThat(pushed.at("ReleaseNotes")).isNull();
        assertThat(wire.get(packages + "?nuGetPackageId=Real.Name&includeNotes=true")
                        .each("Items", "ReleaseNotes"))
                .containsExactly("Notes!");
        assertThat(wire.get(packages + "?nuGetPackageId=Real.Name").at("Items/0/ReleaseNotes"))
                .isNull();
        assertThat(wire.get(packages + "/notes?packageIds=Real.Name.2.1").text("Packages/0/Notes/Notes"))
                .isEqualTo("Notes!");
    }

    private static byte[] zip(String entry, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    @Test
    void versionsAreListedHighestFirstByMeaningNotByText() {
        for (String version : new String[] {"1.9.0", "1.10.0-beta.9", "1.10.0-beta.10", "1.10.0", "1.2"}) {
            pushes.push("Acme." + version + ".zip", version).expect(201);
        }

        assertThat(wire.get(packages + "?nuGetPackageId=ACME").each("Items", "Version"))
                .containsExactly("1.10.0", "1.10.0-beta.10", "1.10.0-beta.9", "1.9.0", "1.2");
        assertThat(wire.get(packages + "?nuGetPackageId=Acme&latest=true").each("Items", "Version"))
                .containsExactly("1.10.0");
        assertThat(wire.get(packages + "?nuGetPackageId=Acme&skip=1&take=2").each("Items", "Version"))
                .containsExactly("1.10.0-beta.10", "1.10.0-beta.9");
    }

    @Test
    void withoutAnIdEachPackageIsListedOnceInItsHighestVersion() {
        for (String file : new String[] {"Beta.1.0", "Acme.2.0", "Acme.1.0", "Acme.3.0-rc", "Zeta.0.1"}) {
            pushes.push(file + ".zip", file).expect(201);
        }

        assertThat(wire.get(packages).each("Items", "Id"))
                .containsExactly("packages-Acme.3.0-rc", "packages-Beta.1.0", "packages-Zeta.0.1");
        assertThat(wire.get(packages + "?filter=ETA&latest=true").each("Items", "PackageId"))
                .containsExactly("Beta", "Zeta");

        wire.delete(packages + "/Acme.3.0-rc").expect(200);

        assertThat(wire.get(packages + "?filter=acme").each("Items", "Version")).containsExactly("2.0");
    }

    @Test
    void deletionsAnswerOkAndUnknownOnesOfABulkArePassedOver() {
        pushes.push("Acme.1.0.zip", TEXT).expect(201);
        pushes.push("Acme.2.0.zip", TEXT).expect(201);
        pushes.push("Acme.3.0.zip", TEXT).expect(201);

        wire.delete(packages + "/packages-Acme.1.0").expect(200);
        wire.delete(packages + "/packages-Acme.1.0").expect(404);
        wire.delete(packages + "/bulk?ids=packages-Acme.2.0,packages-Nope.1.0").expect(200);

        assertThat(wire.get(packages + "?nuGetPackageId=Acme").each("Items", "Version"))
                .containsExactly("3.0");
    }

    @Test
    void anotherSpaceDoesNotSeeIt() {
        pushes.push("Acme.1.0.zip", TEXT).expect(201);
        String other = "/api/" + TestServer.shared().newSpace() + "/packages";

        wire.get(other + "/packages-Acme.1.0").expect(404);
        wire.get(other + "/packages-Acme.1.0/raw").expect(404);
        wire.delete(other + "/packages-Acme.1.0").expect(404);
        assertThat(wire.get(other).at("TotalResults")).isEqualTo(0.0);
        wire.get(packages + "/packages-Acme.1.0").expect(200);
    }

    @Test
    void thereIsNoDeltaSignatureSoClientsPushInFull() {
        assertThat(wire.get(packages + "/Acme/1.0/delta-signature").expect(404).has("Errors"))
                .isFalse();
    }

    @Test
    void anAnonymousCallerLearnsNothingEvenByHead() {
        pushes.push("Acme.1.0.zip", TEXT).expect(201);

        assertThat(TestServer.shared()
                        .anonymous()
                        .send("HEAD", packages + "/Acme.1.0/raw", null)
                        .status())
                .isEqualTo(401);
    }
}
