package dev.slipway.server.steps.deploypackage;

import static dev.slipway.server.steps.TestActions.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.Action;
import dev.slipway.api.LogCategory;
import dev.slipway.api.RetentionPeriod;
import dev.slipway.host.LocalShell;
import dev.slipway.server.steps.ActionFixture;
import dev.slipway.server.steps.ActionFixture.Outcome;
import dev.slipway.server.steps.TestShells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which version is in use: switching to it, back from it, and what is kept. */
class ActivationTest {
    private static final String SHOP = "Acme.Shop";
    private static final String PROPERTY = "Octopus.Action.Package.CustomInstallationDirectory";
    private static final String ROLLBACK = "Slipway.Deployment.IsRollback";

    @TempDir
    Path directory;

    private ActionFixture fixture;
    private Path versions;
    private Path current;
    private Path custom;

    @BeforeEach
    void start() throws IOException {
        fixture = new ActionFixture(directory).with("OctopusFreeDiskSpaceOverrideInMegaBytes", "1");
        versions = fixture.installed(SHOP).getParent();
        current = versions.resolve("current");
        custom = directory.resolve("srv/shop");
    }

    @AfterEach
    void stop() throws IOException {
        fixture.close();
    }

    private static Action deploy(String... properties) {
        return action("A", "Octopus.TentaclePackage", properties);
    }

    private Action deployToCustom(String... more) {
        return deploy(Stream.concat(Stream.of(PROPERTY, custom.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private Action deployPurging(String exclusions) {
        return deployToCustom(
                PROPERTY + "ShouldBePurgedBeforeDeployment", "True", PROPERTY + "PurgeExclusions", exclusions);
    }

    private Outcome deployRelease(Action action, String version, String... files) throws Exception {
        return fixture.release(SHOP, version, files).run(action);
    }

    private Outcome rollBack(Action action, String version, String... files) throws Exception {
        Outcome outcome =
                fixture.with(ROLLBACK, "True").release(SHOP, version, files).run(action);
        fixture.with(ROLLBACK, "False");
        return outcome;
    }

    private static String[] page(String text) {
        return new String[] {"index.html", text};
    }

    private List<String> versions() throws IOException {
        try (var files = Files.list(versions)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> Character.isDigit(name.charAt(0)))
                    .sorted()
                    .toList();
        }
    }

    private static String target(Path link) throws IOException {
        return Files.readSymbolicLink(link).toString();
    }

    @Test
    void whatIsDeployedBecomesCurrentAfterTheDeployScriptAndBeforePostDeploy() throws Exception {
        String[] telling = {
            "Deploy.sh", "echo \"during $(cat '" + current + "/index.html' 2>/dev/null)\"",
            "PostDeploy.sh", "echo \"after $(cat '" + current + "/index.html')\""
        };
        Outcome first = deployRelease(
                        deploy(),
                        "1.0.0",
                        Stream.of(page("one"), telling).flatMap(Stream::of).toArray(String[]::new))
                .succeeded();
        Outcome second = deployRelease(
                        deploy(),
                        "1.1.0",
                        Stream.of(page("two"), telling).flatMap(Stream::of).toArray(String[]::new))
                .succeeded();

        assertThat(first.info()).contains("during ", "after one");
        assertThat(second.info()).contains("during one", "after two");
        assertThat(target(current)).isEqualTo("1.1.0");
        assertThat(versions()).containsExactly("1.0.0", "1.1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PreDeploy.sh", "Deploy.sh", "PostDeploy.sh"})
    void aFailureLeavesTheLinksWhereTheyWere(String script) throws Exception {
        String failed = "echo \"failed $(cat '" + current + "/index.html' 2>/dev/null)\"";
        deployRelease(deployToCustom(), "0.9.0", "index.html", "never", script, "exit 1")
                .failed();
        assertThat(Files.exists(current, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(Files.exists(custom, LinkOption.NOFOLLOW_LINKS)).isFalse();

        deployRelease(deployToCustom(), "1.0.0", page("one")).succeeded();
        Outcome outcome = deployRelease(
                        deployToCustom(), "1.1.0", "index.html", "two", script, "exit 1", "DeployFailed.sh", failed)
                .failed();

        assertThat(outcome.info()).contains("failed one");
        assertThat(target(current)).isEqualTo("1.0.0");
        assertThat(custom.resolve("index.html")).hasContent("one");
    }

    @Test
    void aScriptThatEndsTheDeploymentLeavesTheLinksWhereTheyWere() throws Exception {
        deployRelease(deploy(), "1.0.0", page("one")).succeeded();
        deployRelease(
                        deploy(),
                        "1.1.0",
                        "Deploy.sh",
                        "set_octopusvariable Octopus.Action.SkipRemainingConventions True")
                .succeeded();

        assertThat(target(current)).isEqualTo("1.0.0");
    }

    @ParameterizedTest
    @CsvSource({"current, _current-", ".slipway-sealed, _.slipway-sealed-", "a/b, a_b-"})
    void noNameOfAPackageCollidesWithWhatLiesBesideTheVersions(String id, String folder) throws Exception {
        fixture.release(id, "current", page("one")).run(deploy()).succeeded();

        try (var packages = Files.list(versions.getParent())) {
            Path only = packages.toList().get(0);
            assertThat(only.getFileName().toString()).startsWith(folder);
            assertThat(only.resolve("_current/index.html")).hasContent("one");
            assertThat(target(only.resolve("current"))).isEqualTo("_current");
        }
    }

    @Test
    void aDirectoryThatIsCalledCurrentIsInTheWay() throws Exception {
        Files.createDirectories(current);
        Outcome outcome = deployRelease(deploy(), "1.0.0", page("one")).failed();

        assertThat(outcome.lines(LogCategory.FATAL)).anyMatch(line -> line.contains(current + " is not a symbolic"));
        assertThat(versions()).isEmpty();
    }

    @Test
    void aCustomDirectoryThatIsNotThereBecomesALink() throws Exception {
        deployRelease(deployToCustom(), "1.0.0", page("one")).succeeded();
        assertThat(target(custom)).isEqualTo(versions.resolve("1.0.0").toString());

        Outcome outcome = deployRelease(
                        deployToCustom(), "1.1.0", "index.html", "two", "PostDeploy.sh", "echo \"in $PWD\"")
                .succeeded();
        assertThat(target(custom)).isEqualTo(versions.resolve("1.1.0").toString());
        assertThat(outcome.info()).contains("in " + custom).noneMatch(line -> line.contains("not atomic"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRealCustomDirectoryIsFilledAndTheLogSaysThatThisIsNotAtomic(boolean isForeignLink) throws Exception {
        Path real = Files.createDirectories(isForeignLink ? directory.resolve("disk/shop") : custom);
        if (isForeignLink) {
            Files.createDirectories(custom.getParent());
            Files.createSymbolicLink(custom, real);
        }
        Outcome outcome = deployRelease(deployToCustom(), "1.0.0", page("one")).succeeded();

        assertThat(real.resolve("index.html")).hasContent("one");
        assertThat(outcome.info()).anyMatch(line -> line.startsWith(custom.toString()) && line.contains("not atomic"));
        assertThat(target(current)).isEqualTo("1.0.0");
        assertThat(rollBack(deployToCustom(), "1.0.0", page("one")).succeeded().info())
                .contains("Copied 1 files to " + custom);
    }

    @Test
    void withoutAPurgeFilesThatAreNotInThePackageStay() throws Exception {
        deployRelease(deployToCustom(), "1.0.0", "a.txt", "a", "both.txt", "one")
                .succeeded();
        Files.createDirectories(custom.resolve("uploads"));
        Path upload = Files.writeString(custom.resolve("uploads/cat.png"), "cat");

        deployRelease(deployToCustom(), "1.1.0", "b.txt", "b", "both.txt", "two")
                .succeeded();

        assertThat(custom.resolve("a.txt")).hasContent("a");
        assertThat(custom.resolve("both.txt")).hasContent("two");
        assertThat(versions.resolve("1.0.0/both.txt")).hasContent("one");
        assertThat(Files.isSameFile(upload, versions.resolve("1.0.0/uploads/cat.png")))
                .as("one file in both")
                .isTrue();
    }

    @Test
    void aPurgeKeepsWhatItsExclusionsNameAlsoWhenOneGoesBack() throws Exception {
        Action action = deployPurging("state.json\ndata/**");
        String[] one = {"a.txt", "a", "data/schema", "one"};
        deployRelease(action, "1.0.0", one).succeeded();
        Files.writeString(custom.resolve("state.json"), "old");
        Files.writeString(custom.resolve("debris"), "x");

        deployRelease(action, "1.1.0", "b.txt", "b", "data/schema", "two").succeeded();
        assertThat(custom.resolve("state.json")).hasContent("old");
        assertThat(custom.resolve("debris")).doesNotExist();
        assertThat(custom.resolve("data/schema")).hasContent("two");

        Files.delete(custom.resolve("state.json"));
        Files.writeString(custom.resolve("state.json"), "new");
        Files.writeString(custom.resolve("data/rows"), "rows");
        rollBack(action, "1.0.0", one).succeeded();
        assertThat(target(custom)).isEqualTo(versions.resolve("1.0.0").toString());
        assertThat(custom.resolve("state.json")).hasContent("new");
        assertThat(custom.resolve("data/rows")).hasContent("rows");
        assertThat(custom.resolve("data/schema")).hasContent("one");
        assertThat(custom.resolve("b.txt")).doesNotExist();
    }

    @Test
    void twoPackagesInOneCustomDirectoryHaveBothTheirFiles() throws Exception {
        deployRelease(deployToCustom(), "1.0.0", page("one")).succeeded();
        fixture.release("Acme.Theme", "7.0.0", "theme.css", "red")
                .run(deployToCustom())
                .succeeded();
        deployRelease(deployToCustom(), "1.1.0", page("two")).succeeded();

        assertThat(custom.resolve("index.html")).hasContent("two");
        assertThat(custom.resolve("theme.css")).hasContent("red");
    }

    @Test
    void goingBackSwitchesAndRunsPostDeployWithoutATransfer() throws Exception {
        String[] one = {
            "index.html", "#{Color}",
            "PreDeploy.sh", "echo pre",
            "Deploy.sh", "echo deploy",
            "PostDeploy.sh", "echo \"restarted with $(cat index.html) at #{Color}\""
        };
        Action action = deploy(
                "Octopus.Action.EnabledFeatures",
                "Octopus.Features.SubstituteInFiles,Octopus.Features.CustomScripts",
                "Octopus.Action.SubstituteInFiles.TargetFiles",
                "*.html\nPostDeploy.sh",
                "Octopus.Action.CustomScripts.PreDeploy.sh",
                "echo configured",
                "Octopus.Action.CustomScripts.PostDeploy.sh",
                "echo checked");
        fixture.with("Color", "red");
        deployRelease(action, "1.0.0", one).succeeded();
        deployRelease(action, "1.1.0", page("two")).succeeded();

        Outcome outcome = rollBack(action, "1.0.0", one).succeeded();

        assertThat(outcome.info())
                .containsExactly(
                        SHOP + " 1.0.0 is still in " + versions.resolve("1.0.0") + "; nothing is transferred.",
                        "Switched " + current + " to " + versions.resolve("1.0.0"),
                        "restarted with red at red",
                        "checked");
        assertThat(target(current)).isEqualTo("1.0.0");
        assertThat(versions()).containsExactly("1.0.0", "1.1.0");
        assertThat(versions.resolve("1.0.0/PostDeploy.sh")).doesNotExist();
    }

    @Test
    void goingBackThatFailsGoesForwardAgain() throws Exception {
        Path code = Files.writeString(directory.resolve("code"), "0");
        String[] one = {"index.html", "one", "PostDeploy.sh", "exit $(cat '" + code + "')"};
        deployRelease(deploy(), "1.0.0", one).succeeded();
        deployRelease(deploy(), "1.1.0", page("two")).succeeded();
        Files.writeString(code, "3");

        rollBack(deploy(), "1.0.0", one).failed();

        assertThat(target(current)).isEqualTo("1.1.0");
    }

    /** What is not there as it was is deployed again as a whole, and the log says why. */
    @Test
    void whatIsNotKeptAsItWasIsDeployedAsAWhole() throws Exception {
        Action action = deploy(
                "Octopus.Action.EnabledFeatures",
                "Octopus.Features.SubstituteInFiles",
                "Octopus.Action.SubstituteInFiles.TargetFiles",
                "*.html");
        String force = "Octopus.Deployment.ForcePackageRedeployment";
        String[] one = {"index.html", "#{Color}"};
        fixture.with("Color", "red");
        deployRelease(action, "1.0.0", one).succeeded();
        deployRelease(action, "1.1.0", page("two")).succeeded();

        fixture.with(force, "True");
        assertWhole(rollBack(action, "1.0.0", one), "Extracted", "red");
        fixture.with(force, "False").with("Color", "blue");
        assertWhole(rollBack(action, "1.0.0", one), "was made from other values", "blue");
        fixture.with("UsedByAScript", "x");
        assertWhole(rollBack(action, "1.0.0", one), "was made from other values", "blue");
        one[1] = "#{Color}!";
        assertWhole(rollBack(action, "1.0.0", one), "no installation of it is kept", "blue!");

        deleteTree(versions.resolve("1.0.0_4"));
        assertWhole(rollBack(action, "1.0.0", one), "is gone", "blue!");
        deleteTree(versions.resolve("1.0.0_4"));
        fixture.release(SHOP, "1.0.0", "index.html", "other", "Deploy.sh", "exit 1")
                .run(action)
                .failed();
        assertThat(versions()).contains("1.0.0_4");
        assertWhole(rollBack(action, "1.0.0", one), "is gone, or is not what", "blue!");
    }

    private void assertWhole(Outcome outcome, String reason, String page) throws IOException {
        assertThat(outcome.succeeded().info()).anyMatch(line -> line.startsWith("Extracted "));
        assertThat(String.join("\n", outcome.info())).contains(reason);
        assertThat(current.resolve("index.html")).hasContent(page);
    }

    private static void deleteTree(Path tree) throws IOException {
        try (var files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void anOlderVersionThatIsInstalledIsSwitchedToWhereItWouldBeSkipped() throws Exception {
        Action action = deploy("Octopus.Action.Package.SkipIfAlreadyInstalled", "True");
        deployRelease(action, "1.0.0", page("one")).succeeded();
        deployRelease(action, "1.1.0", page("two")).succeeded();
        deployRelease(action, "1.0.0", page("one")).succeeded();
        Outcome again = deployRelease(action, "1.0.0", page("one")).succeeded();

        assertThat(target(current)).isEqualTo("1.0.0");
        assertThat(again.info()).containsExactly(SHOP + " 1.0.0 is already installed in " + versions.resolve("1.0.0"));
    }

    @Test
    void retentionKeepsWhatItCountsAndWhatALinkLeadsTo() throws Exception {
        fixture.keeping(RetentionPeriod.items(1));
        deployRelease(deployToCustom(), "1.0.0", page("0")).succeeded();
        deployRelease(deploy(), "1.1.0", "Deploy.sh", "exit 1").failed();
        deployRelease(deploy(), "1.2.0", page("2")).succeeded();
        assertThat(versions()).containsExactly("1.0.0", "1.2.0");

        Outcome outcome = deployRelease(deploy(), "1.3.0", page("3")).succeeded();
        assertThat(versions()).containsExactly("1.0.0", "1.2.0", "1.3.0");
        assertThat(outcome.lines(LogCategory.VERBOSE))
                .contains("Retention could not delete " + versions.resolve("1.0.0") + ": " + custom + " leads to it");

        rollBack(deploy(), "1.2.0", page("2")).succeeded();
        assertThat(versions()).containsExactly("1.0.0", "1.2.0", "1.3.0");
        Files.delete(custom);
        deployRelease(deploy(), "1.4.0", page("4")).succeeded();
        assertThat(versions()).containsExactly("1.2.0", "1.4.0");
    }

    @Test
    void aTargetWhoseRenameIsNotAtomicSaysSo() throws Exception {
        String copying = "shift; rm -f \"$2${1##*/}\"; cp -RP \"$1\" \"$2\" && rm \"$1\"";
        fixture.on(TestShells.with(directory.resolve("bin"), "mv", copying));
        Outcome outcome = deployRelease(deploy(), "1.0.0", page("one")).succeeded();

        assertThat(outcome.info()).anyMatch(line -> line.contains("rename on this target is not atomic"));
        assertThat(target(current)).isEqualTo("1.0.0");
    }

    @Test
    void aTargetWithoutLinksIsDeployedToAndSaysSo() throws Exception {
        String hardLinksOnly = "[ \"$1\" != -s ] || { echo 'no links here' >&2; exit 1; }; exec /bin/ln \"$@\"";
        fixture.on(TestShells.with(directory.resolve("bin"), "ln", hardLinksOnly));
        Outcome outcome = deployRelease(deployToCustom(), "1.0.0", page("one")).succeeded();

        assertThat(outcome.info())
                .anyMatch(line -> line.startsWith("There can be no " + current) && line.contains("no links here"))
                .anyMatch(line -> line.startsWith(custom.toString()) && line.contains("not atomic"));
        assertThat(custom.resolve("index.html")).hasContent("one");
    }

    @Test
    void aRestartAfterTheSwitchGoesOnAndCanStillGoBack() throws Exception {
        Path begun = directory.resolve("begun");
        Path go = directory.resolve("go");
        deployRelease(deploy(), "1.0.0", page("one")).succeeded();
        fixture.release(
                        SHOP,
                        "1.1.0",
                        "PostDeploy.sh",
                        "echo x >>'" + begun + "'; until [ -e '" + go + "' ]; do sleep 0.05; done; exit 1")
                .begin(deploy());
        while (!Files.exists(begun)) {
            Thread.onSpinWait();
        }
        fixture.restart();
        assertThat(target(current)).isEqualTo("1.1.0");
        Files.createFile(go);
        fixture.awaitEnd().failed();

        assertThat(target(current)).isEqualTo("1.0.0");
        assertThat(begun).hasContent("x\n");
    }

    @Test
    void aMachineWithOnlyBusyboxIsSwitchedToo() throws Exception {
        fixture.on(TestShells.busybox(directory.resolve("bin")));
        deployRelease(deployToCustom(), "1.0.0", page("one")).succeeded();
        deployRelease(deployToCustom(), "1.1.0", page("two")).succeeded();
        fixture.on(new LocalShell());
        rollBack(deployToCustom(), "1.0.0", page("one")).succeeded();

        assertThat(custom.resolve("index.html")).hasContent("one");
    }
}
