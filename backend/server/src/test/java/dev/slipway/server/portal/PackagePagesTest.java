package dev.slipway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.TestServer;
import dev.slipway.server.packages.Pushes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackagePagesTest {
    private final String space = TestServer.shared().newSpace();
    private final Pushes pushes = Pushes.in(space);
    private final Visitor visitor = Visitor.signedIn(TestServer.shared());
    private final String packages = "/app/" + space + "/packages";

    private String page(String address) {
        return visitor.get(address).expect(200).body();
    }

    @Test
    void packagesAreListedInTheirHighestVersionAndSearchedByName() {
        assertThat(page(packages)).contains("There are no packages yet.");
        pushes.push("Acme.Web.1.0.0.zip", "one").expect(201);
        pushes.push("Acme.Web.1.10.0.zip", "two").expect(201);
        pushes.push("Other.3.0.zip", "three").expect(201);

        assertThat(page(packages))
                .contains(packages + "/Acme.Web")
                .contains("1.10.0")
                .doesNotContain("1.0.0")
                .contains("Other");
        assertThat(page(packages + "?search=acme")).contains("Acme.Web").doesNotContain("Other");
        assertThat(page(packages + "?search=%3Ci%3E")).contains("No package has a name with “&lt;i&gt;” in it.");
    }

    @Test
    void thePageOfAPackageHasItsVersionsWithTheirFiles() {
        pushes.push("Acme.Web.1.0.0.zip", "one").expect(201);
        pushes.push("Acme.Web.1.10.0.zip", "x".repeat(2048)).expect(201);

        String file = "/api/" + space + "/packages/packages-Acme.Web.1.10.0/raw";
        assertThat(page(packages + "/acme.web"))
                .contains("<h1>Acme.Web</h1>")
                .contains("1.0.0")
                .contains("3 bytes")
                .contains("2.0 KB")
                .contains(file);
        assertThat(visitor.get(file).expect(200).body()).hasSize(2048);
        visitor.get(packages + "/nothing").expect(404);
    }

    @ParameterizedTest
    @CsvSource({
        "0,             0 bytes",
        "1023,          1023 bytes",
        "1024,          1.0 KB",
        "1536,          1.5 KB",
        "1048576,       1.0 MB",
        "5368709120,    5.0 GB",
        "1099511627776, 1.0 TB",
    })
    void sizesAreTold(long bytes, String words) {
        assertThat(PackagePage.size(bytes)).isEqualTo(words);
    }
}
