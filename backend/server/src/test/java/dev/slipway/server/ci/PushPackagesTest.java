package dev.slipway.server.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.ci.BuildContext;
import dev.slipway.ci.BuildFacts;
import dev.slipway.ci.CiFailure;
import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.ci.CiOperation;
import dev.slipway.ci.Inputs;
import dev.slipway.ci.Operations;
import dev.slipway.ci.PackResult;
import dev.slipway.ci.PushResult;
import dev.slipway.ci.PushedPackage;
import dev.slipway.ci.RecordedLog;
import dev.slipway.ci.ServerConnection;
import dev.slipway.ci.VcsFacts;
import dev.slipway.ci.Workspace;
import dev.slipway.client.ProgressListener;
import dev.slipway.client.SlipwayClient;
import dev.slipway.client.SlipwayConnection;
import dev.slipway.client.transport.CancellationToken;
import dev.slipway.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packing and pushing as builds do it, to a real server. */
@Timeout(120)
class PushPackagesTest {
    private final String space = TestServer.shared().newSpace();
    private final RecordedLog log = new RecordedLog();

    @TempDir
    Path workspace;

    @BeforeEach
    void makeFiles() throws IOException {
        Files.createDirectories(workspace.resolve("site/js"));
        Files.writeString(workspace.resolve("site/Größe.html"), "<html>");
        Files.writeString(workspace.resolve("site/js/app.js"), "let a");
    }

    private Operations operations() {
        var facts = new BuildFacts("Jenkins", "web #1", "1", "", VcsFacts.NONE, List.of());
        return Operations.on(
                new ServerConnection(
                        TestServer.shared().url(), TestServer.ADMIN_KEY, space, null, null, "slipway-test"),
                new BuildContext(log, Workspace.of(workspace), new CancellationToken(), facts));
    }

    private <T> T run(CiOperation operation, Map<String, ?> fields, Class<T> result) {
        try (Operations operations = operations()) {
            return result.cast(operations.run(operation.read(Inputs.of(fields)), workspace));
        }
    }

    private PackResult pack(String version, String format) {
        return run(
                CiOperation.PACK,
                Map.of(
                        "packageId", "Acme.Web",
                        "version", version,
                        "format", format,
                        "basePath", "site",
                        "outputDirectory", "out",
                        "title", "Web & more",
                        "overwrite", true),
                PackResult.class);
    }

    private PushResult push(Map<String, ?> fields) {
        var all = new HashMap<String, Object>(fields);
        all.putIfAbsent("packagePaths", "out/*");
        return run(CiOperation.PUSH, all, PushResult.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "nupkg", "tar.gz", "jar"})
    void whatWasPackedIsPushedAndComesBackAsItWas(String format) throws IOException {
        PackResult packed = pack("1.4.0-beta.2", format);

        PushedPackage pushed = push(Map.of()).packages().get(0);

        assertThat(pushed.packageId()).isEqualTo("Acme.Web");
        assertThat(pushed.version()).isEqualTo("1.4.0-beta.2");
        assertThat(pushed.isNew()).isTrue();
        Path back = workspace.resolve("back");
        try (var client =
                SlipwayClient.connect(SlipwayConnection.to(TestServer.shared().url(), TestServer.ADMIN_KEY))) {
            client.space(space).packages().download("Acme.Web.1.4.0-beta.2", back, ProgressListener.NONE);
            assertThat(client.space(space)
                            .packages()
                            .get("Acme.Web.1.4.0-beta.2")
                            .title())
                    .isEqualTo(format.equals("nupkg") ? "Web & more" : null);
        }
        assertThat(back).hasSameBinaryContentAs(Path.of(packed.path()));
    }

    @Test
    void severalVersionsArePushedAtATime() {
        for (int i = 0; i < 6; i++) {
            pack("1.0." + i, "zip");
        }

        assertThat(push(Map.of("parallel", 3)).packages())
                .extracting(PushedPackage::version)
                .containsExactly("1.0.0", "1.0.1", "1.0.2", "1.0.3", "1.0.4", "1.0.5");
    }

    @Test
    void whatIsThereIsRefusedLeftOrReplaced() throws IOException {
        pack("1.0.0", "zip");
        push(Map.of());

        assertThatThrownBy(() -> push(Map.of()))
                .isInstanceOfSatisfying(
                        CiFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT))
                .hasMessageStartingWith(
                        "Acme.Web.1.0.0.zip: A package with the same name and version already exists: Acme.Web 1.0.0.");
        assertThat(push(Map.of("overwriteMode", "IgnoreIfExists"))
                        .packages()
                        .get(0)
                        .isNew())
                .isFalse();
        Files.writeString(workspace.resolve("site/js/app.js"), "let b");
        pack("1.0.0", "zip");
        assertThat(push(Map.of("overwriteMode", "OverwriteExisting"))
                        .packages()
                        .get(0)
                        .isNew())
                .isTrue();
    }
}
