package dev.slipway.teamcity.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.teamcity.ConnectionSettings;
import dev.slipway.teamcity.server.FakeServer;
import dev.slipway.teamcity.server.FakeStart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jetbrains.buildServer.serverSide.InvalidProperty;
import jetbrains.buildServer.serverSide.Parameter;
import jetbrains.buildServer.serverSide.oauth.OAuthConnectionDescriptor;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private final FakeServer server = new FakeServer();
    private final FakeStart start = new FakeStart();

    private void begin() {
        new ConnectionStartProcessor(server.connections()).updateParameters(start.context());
    }

    @Test
    void aSubProjectHasTheConnectionsOfTheProjectsAboveIt() {
        assertThat(server.connections().of(FakeServer.project("Web")))
                .containsExactly(new Connections.Choice("EXT_1", "Production server", "Shop"));
        assertThat(server.connections().find(FakeServer.project("Web"), "EXT_1"))
                .map(ConnectionSettings::url)
                .hasValue("https://deploy.example.com");
    }

    @Test
    void aConnectionToSomethingElseIsNone() {
        assertThat(server.connections().find(FakeServer.project("Web"), "EXT_2"))
                .isEmpty();
    }

    @Test
    void aStepGetsWhatItsConnectionHolds() {
        Map<String, String> deploy = start.step("slipway.deploy", Map.of("slipway.connection", "EXT_1"));

        begin();

        assertThat(deploy)
                .containsEntry("slipway.url", "https://deploy.example.com")
                .containsEntry("secure:slipway.apiKey", FakeServer.API_KEY)
                .containsEntry("slipway.space", "Shop");
        assertThat(start.problems).isEmpty();
    }

    @Test
    void aStepsOwnSpaceComesFirst() {
        Map<String, String> deploy =
                start.step("slipway.deploy", Map.of("slipway.connection", "EXT_1", "slipway.space", "Lab"));

        begin();

        assertThat(deploy).containsEntry("slipway.space", "Lab");
    }

    @Test
    void theKeyIsOnlyUnderAKeyThatTeamCityTreatsAsSecret() {
        Map<String, String> deploy = start.step("slipway.deploy", Map.of("slipway.connection", "EXT_1"));

        begin();

        assertThat(deploy).allSatisfy((key, value) -> assertThat(value.contains(FakeServer.API_KEY))
                .isEqualTo(key.startsWith("secure:")));
    }

    @Test
    void aConnectionThatIsNotThereIsABuildProblem() {
        start.step("slipway.deploy", Map.of("slipway.connection", "EXT_9"));
        start.step("slipway.push", Map.of("slipway.connection", "EXT_2"));

        begin();

        assertThat(start.problems)
                .containsExactly(
                        "slipway.connection.EXT_9 | slipway.connection | "
                                + "The project has no connection 'EXT_9' to Slipway, which a step of this build uses",
                        "slipway.connection.EXT_2 | slipway.connection | "
                                + "The project has no connection 'EXT_2' to Slipway, which a step of this build uses");
    }

    @Test
    void stepsOfOthersAndStepsWithoutAConnectionStayAsTheyAre() {
        Map<String, String> maven = start.step("Maven2", Map.of("slipway.connection", "EXT_1"));
        Map<String, String> inline = start.step("slipway.deploy", Map.of("slipway.url", "https://other"));
        Map<String, String> pack = start.step("slipway.pack", Map.of("slipway.connection", "EXT_1"));

        begin();

        assertThat(maven).hasSize(1);
        assertThat(inline).hasSize(1);
        assertThat(pack).hasSize(1);
    }

    @Test
    void aStepOfTheOctopusPluginMayNameAConnection() {
        Map<String, String> deploy = start.step("slipway.deploy", Map.of("octopus_connection_id", "EXT_1"));

        begin();

        assertThat(deploy).containsEntry("slipway.url", "https://deploy.example.com");
    }

    @Test
    void teamCityIsToldWhatToMask() {
        start.step("slipway.deploy", Map.of("slipway.connection", "EXT_1"));
        start.step("slipway.push", Map.of("slipway.connection", "EXT_1"));
        start.step("Maven2", Map.of());

        assertThat(new ConnectionPasswords(server.connections()).getPasswordParameters(start.build()))
                .extracting(Parameter::getValue)
                .containsExactly(FakeServer.API_KEY);
    }

    @Test
    void aReferenceIsNoSecret() {
        server.set("secure:slipway.apiKey", "%slipway.key%");
        start.step("slipway.deploy", Map.of("slipway.connection", "EXT_1"));

        assertThat(new ConnectionPasswords(server.connections()).getPasswordParameters(start.build()))
                .isEmpty();
    }

    @Test
    void aConnectionIsCheckedBeforeItIsSaved() {
        assertThat(new ConnectionProcessor().process(new HashMap<>(Map.of("slipway.url", "deploy.example.com"))))
                .extracting(InvalidProperty::getPropertyName)
                .containsExactly("displayName", "slipway.url", "secure:slipway.apiKey");
        assertThat(new ConnectionProcessor()
                        .process(new HashMap<>(Map.of(
                                "displayName", "x", "slipway.url", "https://x", "secure:slipway.apiKey", "%key%"))))
                .isEmpty();
    }

    @Test
    void aConnectionIsDescribedWithoutItsKey() {
        var connection = new SlipwayConnection(FakeServer.plugin());

        String description = connection.describeConnection(new OAuthConnectionDescriptor(
                "EXT_1",
                connection,
                Map.of("slipway.url", "https://x", "secure:slipway.apiKey", "API-SECRET", "slipway.space", "Shop")));

        assertThat(description).isEqualTo("Server: https://x\nSpace: Shop");
        assertThat(List.of(connection.getType(), connection.getDisplayName())).containsExactly("slipway", "Slipway");
    }
}
