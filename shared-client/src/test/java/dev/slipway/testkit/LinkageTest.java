package dev.slipway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkageTest {
    private static final List<String> NOTHING = List.of();

    @TempDir
    private Path temp;

    private Path build;
    private ClassFiles ours;

    @BeforeEach
    void compile() throws IOException {
        build = temp.resolve("build");
        Sources.compile(
                build,
                "package v; public class Server extends Base { public String name; public static Server get() { return null; } }",
                "package v; public class Base { public void call(int times) {} }",
                "package v; public interface Plugin { void start(Runnable done); }");
        ours = Sources.compile(
                temp.resolve("ours"),
                build,
                """
                package o;
                public class Ours implements v.Plugin {
                    public void start(Runnable done) {
                        v.Server server = v.Server.get();
                        server.call(server.name.length());
                        Runnable[] more = {done, () -> server.call(2)};
                        more.clone();
                    }
                }
                """);
    }

    @Test
    void whatIsProvidedIsResolved() throws IOException {
        assertThat(new Linkage(ours, ClassFiles.read(build)).unresolved(NOTHING))
                .isEmpty();
    }

    @Test
    void aMissingClassIsNamedWithOneThatUsesIt() throws IOException {
        assertThat(new Linkage(ours, ClassFiles.read()).unresolved(NOTHING))
                .containsExactly("v/Plugin from o/Ours", "v/Server from o/Ours");
    }

    @Test
    void aMissingMemberIsNamedWithItsDescriptor() throws IOException {
        var older = Sources.compile(
                temp.resolve("older"),
                "package v; public class Server extends Base { public Object name; }",
                "package v; public class Base { public void call(long times) {} }",
                "package v; public interface Plugin {}");

        assertThat(new Linkage(ours, older).unresolved(NOTHING))
                .containsExactly(
                        "v/Server.call(I)V from o/Ours",
                        "v/Server.get()Lv/Server; from o/Ours",
                        "v/Server.name Ljava/lang/String; from o/Ours");
    }

    @Test
    void anOptionalPackageMayBeMissing() throws IOException {
        assertThat(new Linkage(ours, ClassFiles.read()).unresolved(List.of("v")))
                .isEmpty();
    }

    @Test
    void aVendorsClassInTheArchiveIsFoundEvenInAnArchiveInside() throws IOException {
        var library = zip(temp.resolve("library.jar"), "v/Base.class", build.resolve("v/Base.class"));
        var plugin = zip(temp.resolve("plugin.zip"), "META-INF/lib/library.jar", library);

        var linkage = new Linkage(ClassFiles.read(plugin), ClassFiles.read());

        assertThat(linkage.shippedOf(List.of("v"))).containsExactly("v/Base");
        assertThat(linkage.shippedOf(List.of("o"))).isEmpty();
    }

    private static Path zip(Path archive, String entry, Path content) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(Files.readAllBytes(content));
        }
        return archive;
    }
}
