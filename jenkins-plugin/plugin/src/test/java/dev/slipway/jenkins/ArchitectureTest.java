package dev.slipway.jenkins;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may use what. */
class ArchitectureTest {
    /** A package uses only those before it. */
    private static final List<String> ORDER = List.of("migration", "server", "page", "build", "step", "freestyle");

    private final JavaClasses plugin = new ClassFileImporter().importPath(Path.of("target", "classes"));

    @Test
    void packagesUseOnlyThoseBeforeThem() {
        for (int i = 0; i < ORDER.size() - 1; i++) {
            noClasses()
                    .that()
                    .resideInAPackage(name(ORDER.get(i)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(ORDER.subList(i + 1, ORDER.size()).stream()
                            .map(ArchitectureTest::name)
                            .toArray(String[]::new))
                    .check(plugin);
        }
    }

    /** Their packages changed from javax to jakarta in 2.479, so that no plugin with them runs before and after. */
    @Test
    void nothingKnowsRequestsOrResponses() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "org\\.kohsuke\\.stapler\\.Stapler(Request|Response).*|(javax|jakarta)\\.servlet\\..*")
                .check(plugin);
    }

    /** What is remoted or stored by Jenkins must not drag an HTTP library into its class filter. */
    @Test
    void onlySharedClientKnowsHttpLibraries() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "com.squareup.moshi..", "org.apache.hc..")
                .check(plugin);
    }

    private static String name(String part) {
        return "dev.slipway.jenkins." + part;
    }
}
