package dev.slipway.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.slipway.server.ModelSpace;
import dev.slipway.server.TestDatabases;
import dev.slipway.server.Wire;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(TestDatabases.POSTGRESQL)
class DashboardTest {
    private final ModelSpace space = new ModelSpace();

    private String deploy(String project, String version, String environment) {
        String release = space.post("releases", "{'ProjectId':'" + project + "','Version':'" + version + "'}")
                .expect(201)
                .text("Id");
        return space.post("deployments", "{'ReleaseId':'" + release + "','EnvironmentId':'" + environment + "'}")
                .expect(201)
                .text("Id");
    }

    @Test
    void theNewestDeploymentOfEachProjectInEachEnvironmentIsShown() {
        String test = space.environment("Test");
        String production = space.environment("Production");
        String billing = space.project("Billing");
        String trading = space.project("Trading");
        deploy(billing, "1.0", test);
        String newer = deploy(billing, "1.1", test);
        String other = deploy(trading, "7", test);

        Wire.Answer dashboard = space.get("dashboard").expect(200);

        assertThat(dashboard.each("Items", "DeploymentId")).containsExactly(other, newer);
        assertThat(dashboard.each("Items", "ReleaseVersion")).containsExactly("7", "1.1");
        assertThat(dashboard.each("Items", "IsCurrent")).containsExactly(true, true);
        assertThat(dashboard.each("Environments", "Id")).containsExactly(test, production);
        assertThat(dashboard.each("Projects", "Id")).containsExactlyInAnyOrder(billing, trading);
        assertThat(dashboard.each("Projects", "EnvironmentIds"))
                .allSatisfy(ids -> assertThat(ids).asInstanceOf(LIST).containsExactly(test, production));
        assertThat(dashboard.at("IsFiltered")).isEqualTo(false);
    }

    @Test
    void onlyEnvironmentsOfTheLifecyclesOfAProjectAreItsColumns() {
        String test = space.environment("Test");
        space.environment("Performance");
        String lifecycle = space.lifecycle("Short", test);
        String project = space.post(
                        "projects",
                        "{'Name':'Billing','ProjectGroupId':'" + space.defaultGroup() + "','LifecycleId':'" + lifecycle
                                + "'}")
                .expect(201)
                .text("Id");

        Wire.Answer dashboard = space.get("dashboard").expect(200);

        assertThat(dashboard.text("Projects/0/Id")).isEqualTo(project);
        assertThat(dashboard.at("Projects/0/EnvironmentIds")).asInstanceOf(LIST).containsExactly(test);
    }

    @Test
    void itIsNarrowedByProjectsAndEnvironments() {
        String test = space.environment("Test");
        String production = space.environment("Production");
        String billing = space.project("Billing");
        String trading = space.project("Trading");
        String wanted = deploy(billing, "1.0", test);
        deploy(trading, "7", test);

        assertThat(space.get("dashboard?projectId=" + billing).expect(200).each("Items", "DeploymentId"))
                .containsExactly(wanted);
        Wire.Answer narrowed = space.get(
                        "dashboard/dynamic?projects=" + billing + "," + trading + "&environments=" + production)
                .expect(200);
        assertThat(narrowed.each("Items", "DeploymentId")).isEmpty();
        assertThat(narrowed.each("Environments", "Id")).containsExactly(production);
        assertThat(narrowed.at("IsFiltered")).isEqualTo(true);
    }
}
