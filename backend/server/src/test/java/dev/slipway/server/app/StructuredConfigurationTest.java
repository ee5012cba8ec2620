package dev.slipway.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.ServerTask;
import dev.slipway.api.TaskState;
import dev.slipway.api.Variable;
import dev.slipway.api.VariableBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package with a file of each format on its way from the client to a target. */
class StructuredConfigurationTest {
    private final Scenario scenario = new Scenario();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        scenario.close();
    }

    private static Variable variable(String name, String value) {
        return VariableBuilder.builder().name(name).value(value).build();
    }

    private Path installed(String name) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.getFileName().toString().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aPackageArrivesWithTheValuesOfItsEnvironmentInFilesOfFourFormats() throws IOException {
        scenario.localTarget("web-1", directory);
        scenario.variables(
                variable("Database:Port", "6000"),
                variable("servers:0:host", "#{Octopus.Environment.Name}.example.org"),
                variable("//app/@port", "81"),
                variable("db.url", "jdbc:h2:#{Octopus.Environment.Name}"));
        scenario.process(Scenario.deployPackage(
                "Deploy shop",
                "Shop",
                Map.of(
                        "Octopus.Action.EnabledFeatures",
                        ",Octopus.Features.JsonConfigurationVariables",
                        "Octopus.Action.Package.JsonConfigurationVariablesTargets",
                        "*.json\nservers.yaml\napp.xml\ndb.properties")));
        scenario.push(
                "Shop.1.0.0.zip",
                Map.of(
                        "shop.json", "{ // local\r\n\"Database\": {\"Port\": 5432}\r\n}",
                        "servers.yaml", "servers: # all\n- host: 'localhost'\n",
                        "app.xml", "<?xml version='1.0'?>\n<c><!-- one --><app  port='80'/></c>",
                        "db.properties", "# database\ndb.url = jdbc:h2:local\n"));
        scenario.release("1.0.0");

        ServerTask task = scenario.deploy("1.0.0");

        assertThat(task.state()).as(scenario.log(task.id())).isEqualTo(TaskState.SUCCESS);
        assertThat(Files.readString(installed("shop.json")))
                .isEqualTo("{ // local\r\n\"Database\": {\"Port\": 6000}\r\n}");
        assertThat(Files.readString(installed("servers.yaml")))
                .isEqualTo("servers: # all\n- host: 'Test.example.org'\n");
        assertThat(Files.readString(installed("app.xml")))
                .isEqualTo("<?xml version='1.0'?>\n<c><!-- one --><app  port='81'/></c>");
        assertThat(Files.readString(installed("db.properties"))).isEqualTo("# database\ndb.url = jdbc:h2:Test\n");
    }

    @Test
    void aDotNetApplicationArrivesWithTheTransformsAndVariablesOfItsEnvironment() throws IOException {
        scenario.localTarget("web-1", directory);
        scenario.variables(variable("LogLevel", "#{Octopus.Environment.Name}-Debug"), variable("Db", "Server=db1"));
        scenario.process(Scenario.deployPackage(
                "Deploy shop",
                "Shop",
                Map.of(
                        "Octopus.Action.EnabledFeatures",
                        ",Octopus.Features.ConfigurationTransforms,Octopus.Features.ConfigurationVariables",
                        "Octopus.Action.Package.AutomaticallyRunConfigurationTransformationFiles",
                        "True",
                        "Octopus.Action.Package.AutomaticallyUpdateAppSettingsAndConnectionStrings",
                        "True")));
        String config =
                """
                <?xml version="1.0"?>
                <configuration>
                  <!-- local -->
                  <appSettings>
                    <add key="LogLevel"  value="Info" />
                  </appSettings>
                  <connectionStrings><add name='Db' connectionString='local'/></connectionStrings>
                  <system.web>
                    <compilation debug="true" />
                  </system.web>
                </configuration>
                """;
        scenario.push(
                "Shop.1.0.0.zip",
                Map.of(
                        "Web.config", config,
                        "Web.Release.config",
                                """
                                <configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform">
                                  <system.web><compilation xdt:Transform="RemoveAttributes(debug)"/></system.web>
                                </configuration>
                                """,
                        "Web.Test.config",
                                """
                                <configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform">
                                  <appSettings><add key="Tested" value="yes" xdt:Transform="Insert"/></appSettings>
                                </configuration>
                                """));
        scenario.release("1.0.0");

        ServerTask task = scenario.deploy("1.0.0");

        assertThat(task.state()).as(scenario.log(task.id())).isEqualTo(TaskState.SUCCESS);
        assertThat(Files.readString(installed("Web.config")))
                .isEqualTo(config.replace("\"Info\" />", "\"Test-Debug\" />\n    <add key=\"Tested\" value=\"yes\"/>")
                        .replace("'local'", "'Server=db1'")
                        .replace(" debug=\"true\"", ""));
    }
}
