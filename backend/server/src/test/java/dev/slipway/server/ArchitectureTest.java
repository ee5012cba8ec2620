package dev.slipway.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The one list that says which package may use which; plain test methods, for ArchUnit's fields do not run here. */
class ArchitectureTest {
    private static final String ROOT = "dev.slipway.server";

    /** Lowest first: a package uses only packages before it. */
    private static final List<String> ORDER = List.of(
            "problem",
            "persistence",
            "access",
            "http",
            "idempotency",
            "security",
            "snapshot",
            "audit",
            "version",
            "expression",
            "blob",
            "archive",
            "structured",
            "transform",
            "outgoing",
            "ssh",
            "task",
            "interruption",
            "space",
            "limit",
            "account",
            "feed",
            "packages",
            "buildinfo",
            "environment",
            "lifecycle",
            "machine",
            "worker",
            "target",
            "tenant",
            "project",
            "channel",
            "process",
            "variable",
            "release",
            "installation",
            "deployment",
            "runbook",
            "engine",
            "steps",
            "health",
            "dashboard",
            "portal",
            "app");

    private static final String[] SHARED_CLIENT = {
        "dev.slipway.api..",
        "dev.slipway.ci..",
        "dev.slipway.client..",
        "dev.slipway.delta..",
        "dev.slipway.json..",
        "dev.slipway.packing.."
    };

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        List<String> unplaced = CLASSES.stream()
                .map(c -> c.getPackageName())
                .filter(name -> name.startsWith(ROOT + "."))
                .map(name -> name.substring(ROOT.length() + 1).split("\\.")[0])
                .distinct()
                .filter(name -> !ORDER.contains(name))
                .toList();

        assertThat(unplaced).isEmpty();
    }

    @Test
    void aPackageUsesOnlyPackagesBeforeIt() {
        for (int i = 0; i < ORDER.size(); i++) {
            String[] later = ORDER.subList(i + 1, ORDER.size()).stream()
                    .flatMap(name -> Stream.of(ROOT + "." + name + ".."))
                    .toArray(String[]::new);
            if (later.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + "." + ORDER.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(later)
                        .allowEmptyShould(true)
                        .check(CLASSES);
            }
        }
    }

    @Test
    void onlyTheCommandLineWritesToStandardOutput() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".app..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void theScriptHostAndTheClientKnowNothingOfEachOtherOrOfTheServer() {
        JavaClasses all = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.slipway");
        noClasses()
                .that()
                .resideInAPackage("dev.slipway.host..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Stream.concat(Stream.of(SHARED_CLIENT), Stream.of(ROOT + ".."))
                        .toArray(String[]::new))
                .check(all);
        noClasses()
                .that()
                .resideInAnyPackage(SHARED_CLIENT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.slipway.host..", ROOT + "..")
                .check(all);
    }
}
