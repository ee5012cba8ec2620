package dev.slipway.jenkins.migration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ci.CiOperation;
import dev.slipway.ci.Inputs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OctopusJobsTest {
    private static final Map<String, CiOperation> OPERATIONS = Map.of(
            "slipwayPack", CiOperation.PACK,
            "slipwayPush", CiOperation.PUSH,
            "slipwayBuildInformation", CiOperation.BUILD_INFORMATION,
            "slipwayCreateRelease", CiOperation.CREATE_RELEASE,
            "slipwayDeployRelease", CiOperation.DEPLOY);

    private static final String JOB =
            """
            <?xml version='1.0' encoding='UTF-8'?>
            <project>
              <builders>
                <hudson.tasks.Shell><command>make</command></hudson.tasks.Shell>
                <hudson.plugins.octopusdeploy.OctopusDeployPackRecorder plugin="octopusdeploy@4.1.2">
                  <toolId>octo</toolId>
                  <packageId>Acme.Web</packageId>
                  <packageFormat>nuget</packageFormat>
                  <sourcePath>out</sourcePath>
                  <packageVersion>1.0.${BUILD_NUMBER}</packageVersion>
                  <includePaths>**/*.html
            **/*.js</includePaths>
                  <overwriteExisting>true</overwriteExisting>
                </hudson.plugins.octopusdeploy.OctopusDeployPackRecorder>
                <hudson.plugins.octopusdeploy.OctopusDeployPushRecorder>
                  <serverId>default</serverId>
                  <spaceId>Spaces-2</spaceId>
                  <packagePaths>*.nupkg</packagePaths>
                  <overwriteMode>IgnoreIfExists</overwriteMode>
                </hudson.plugins.octopusdeploy.OctopusDeployPushRecorder>
                <hudson.plugins.octopusdeploy.OctopusDeployPushBuildInformationRecorder>
                  <serverId>main</serverId>
                  <packageId>Acme.Web</packageId>
                  <packageVersion>1.0.0</packageVersion>
                  <commentParser>Jira</commentParser>
                  <overwriteMode>FailIfExists</overwriteMode>
                </hudson.plugins.octopusdeploy.OctopusDeployPushBuildInformationRecorder>
              </builders>
              <publishers>
                <hudson.plugins.octopusdeploy.OctopusDeployReleaseRecorder>
                  <serverId>main</serverId>
                  <project>It's a shop</project>
                  <releaseVersion>1.0.0</releaseVersion>
                  <channel>Default</channel>
                  <releaseNotes>true</releaseNotes>
                  <releaseNotesSource>scm</releaseNotesSource>
                  <jenkinsUrlLinkback>true</jenkinsUrlLinkback>
                  <packageConfigs>
                    <hudson.plugins.octopusdeploy.PackageConfiguration>
                      <packageName>Deploy</packageName>
                      <packageReferenceName>extra</packageReferenceName>
                      <packageVersion>2.0</packageVersion>
                    </hudson.plugins.octopusdeploy.PackageConfiguration>
                    <hudson.plugins.octopusdeploy.PackageConfiguration>
                      <packageName>Deploy</packageName>
                      <packageReferenceName></packageReferenceName>
                      <packageVersion>1.0</packageVersion>
                    </hudson.plugins.octopusdeploy.PackageConfiguration>
                  </packageConfigs>
                  <deployThisRelease>true</deployThisRelease>
                  <environment>Test</environment>
                  <variables>Color=blue
            Size=9</variables>
                  <waitForDeployment>false</waitForDeployment>
                  <additionalArgs>--progress</additionalArgs>
                </hudson.plugins.octopusdeploy.OctopusDeployReleaseRecorder>
                <hudson.plugins.octopusdeploy.OctopusDeployDeploymentRecorder>
                  <serverId>main</serverId>
                  <project>Shop</project>
                  <releaseVersion>1.0.0</releaseVersion>
                  <environment>Production</environment>
                  <tenant>Acme, Globex</tenant>
                  <tenantTag>Region/East</tenantTag>
                  <waitForDeployment>true</waitForDeployment>
                  <deploymentTimeout>01:30:00</deploymentTimeout>
                  <cancelOnTimeout>true</cancelOnTimeout>
                </hudson.plugins.octopusdeploy.OctopusDeployDeploymentRecorder>
              </publishers>
            </project>
            """;

    @TempDir
    private Path directory;

    private static List<MigratedStep> steps() throws IOException {
        return OctopusJobs.read(new ByteArrayInputStream(JOB.getBytes(UTF_8)));
    }

    @Test
    void eachStepBecomesOneOfAPipeline() throws IOException {
        assertThat(steps())
                .extracting(MigratedStep::script)
                .containsExactly(
                        "slipwayPack packageId: 'Acme.Web', version: \"1.0.${BUILD_NUMBER}\", format: 'nupkg', "
                                + "basePath: 'out', includes: ['**/*.html', '**/*.js'], overwrite: true",
                        "slipwayPush space: 'Spaces-2', packagePaths: ['*.nupkg'], overwriteMode: 'IgnoreIfExists'",
                        "// The comment parser Jira is not sent: the server finds work items by its own settings.\n"
                                + "slipwayBuildInformation server: 'main', packageIds: ['Acme.Web'], "
                                + "version: '1.0.0', overwriteMode: 'FailIfExists'",
                        "// The arguments for the command line are not known here: --progress\n"
                                + "slipwayCreateRelease server: 'main', project: 'It\\'s a shop', version: '1.0.0', "
                                + "channel: 'Default', packages: ['Deploy:extra:2.0', 'Deploy:1.0'], "
                                + "releaseNotesFromChanges: true, linkToBuild: true, deployTo: ['Test'], "
                                + "variables: 'Color=blue\\nSize=9', wait: false",
                        "slipwayDeployRelease server: 'main', project: 'Shop', version: '1.0.0', "
                                + "environments: ['Production'], tenants: ['Acme', 'Globex'], "
                                + "tenantTags: ['Region/East'], timeout: '01:30:00', cancelOnTimeout: true");
    }

    @Test
    void eachOfThemIsWhatItsOperationTakes() throws IOException {
        assertThat(steps()).allSatisfy(step -> {
            var typed = new HashMap<>(step.arguments());
            typed.remove("server");
            CiOperation operation = OPERATIONS.get(step.function());
            assertThat(typed.keySet())
                    .isSubsetOf(operation.fields().stream()
                            .map(dev.slipway.ci.Field::name)
                            .toList());
            assertThat(operation.problems(Inputs.of(typed).withReferences(text -> text.contains("${"))))
                    .isEmpty();
        });
    }

    @Test
    void filesArePrintedOneAfterTheOther() throws IOException {
        Path job = Files.writeString(directory.resolve("config.xml"), JOB);
        Path evil = Files.writeString(
                directory.resolve("evil.xml"), "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>");
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();

        int exit = OctopusJobs.run(
                new String[] {job.toString(), evil.toString()},
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString(UTF_8)).contains("// " + job, "slipwayDeployRelease server: 'main'");
        assertThat(err.toString(UTF_8)).startsWith(evil + " cannot be read: it is no job: DOCTYPE");
    }

    @Test
    void withoutFilesItSaysWhatItWants() {
        var err = new ByteArrayOutputStream();
        assertThat(OctopusJobs.run(new String[0], System.out, new PrintStream(err, true, UTF_8)))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).startsWith("Name the config.xml files");
    }
}
