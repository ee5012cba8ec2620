package dev.slipway.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.CreateTenantedDeploymentsBuilder;
import dev.slipway.api.Deployment;
import dev.slipway.api.DeploymentServerTask;
import dev.slipway.api.Environment;
import dev.slipway.api.LifecycleBuilder;
import dev.slipway.api.PhaseBuilder;
import dev.slipway.api.TaskState;
import dev.slipway.api.Tenant;
import dev.slipway.api.TenantBuilder;
import dev.slipway.api.TenantedDeploymentMode;
import dev.slipway.client.SlipwayException;
import dev.slipway.server.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Releases walking through the phases of a lifecycle, carried out by the real queue and seen by the real client. */
@Tag(TestDatabases.POSTGRESQL)
class PromotionTest {
    private static final String VERSION = "1.0";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Scenario scenario = new Scenario();
    private final Environment test = scenario.environment;
    private final Environment production = scenario.space.environments().create("Production");

    @BeforeEach
    void aLifecycleWhoseSecondPhaseIsAutomatic() {
        String lifecycle = scenario.space
                .lifecycles()
                .create(LifecycleBuilder.builder()
                        .name("Test, then Production by itself")
                        .phases(List.of(
                                PhaseBuilder.builder()
                                        .name("First")
                                        .optionalDeploymentTargets(List.of(test.id()))
                                        .build(),
                                PhaseBuilder.builder()
                                        .name("Second")
                                        .automaticDeploymentTargets(List.of(production.id()))
                                        .build()))
                        .build())
                .id();
        scenario.space.projects().modify(scenario.project.withLifecycleId(lifecycle));
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    void theSuccessOfTheFirstPhaseDeploysToTheSecond() {
        scenario.release(VERSION);
        assertThat(deploymentsIn(production)).isEmpty();

        assertThat(scenario.deploy(VERSION).state()).isEqualTo(TaskState.SUCCESS);

        Deployment automatic = awaitDeployment(Optional.empty());
        assertThat(automatic.deployedBy()).isEqualTo("system");
        assertThat(scenario.awaitEnd(automatic.taskId()).state()).isEqualTo(TaskState.SUCCESS);
        assertThat(deploymentsIn(production)).hasSize(1);
    }

    @Test
    void aGateOpensForTheTenantThatHadTheSuccessAndForNoOther() {
        scenario.space
                .projects()
                .modify(scenario.space
                        .projects()
                        .get(scenario.project.id())
                        .withTenantedDeploymentMode(TenantedDeploymentMode.TENANTED));
        Tenant acme = tenant("Acme");
        Tenant globex = tenant("Globex");
        scenario.release(VERSION);
        assertThatThrownBy(() -> deploy(production, acme)).isInstanceOf(SlipwayException.class);

        scenario.awaitEnd(deploy(test, acme));

        Deployment automatic = awaitDeployment(Optional.of(acme));
        assertThat(scenario.awaitEnd(automatic.taskId()).state()).isEqualTo(TaskState.SUCCESS);
        assertThat(scenario.awaitEnd(deploy(production, acme)).state()).isEqualTo(TaskState.SUCCESS);
        assertThatThrownBy(() -> deploy(production, globex))
                .isInstanceOfSatisfying(SlipwayException.class, e -> assertThat(e.errors())
                        .containsExactly("The release cannot be deployed to Production yet: the phase First must be"
                                + " completed before the phase Second."));
        assertThat(deploymentsIn(production)).extracting(Deployment::tenantId).containsOnly(acme.id());
    }

    private Tenant tenant(String name) {
        return scenario.space
                .tenants()
                .create(TenantBuilder.builder()
                        .name(name)
                        .projectEnvironments(Map.of(scenario.project.id(), List.of(test.id(), production.id())))
                        .build());
    }

    /** The id of the task. */
    private String deploy(Environment environment, Tenant tenant) {
        return scenario
                .space
                .deployments()
                .create(CreateTenantedDeploymentsBuilder.builder()
                        .projectName(Scenario.PROJECT)
                        .releaseVersion(VERSION)
                        .environmentName(environment.name())
                        .tenants(List.of(tenant.name()))
                        .build())
                .deploymentServerTasks()
                .stream()
                .map(DeploymentServerTask::serverTaskId)
                .findFirst()
                .orElseThrow();
    }

    private List<Deployment> deploymentsIn(Environment environment) {
        return scenario.space.deployments().all().stream()
                .filter(deployment -> deployment.environmentId().equals(environment.id()))
                .toList();
    }

    /** The first deployment to the second phase, which follows the end of a task by a little. */
    private Deployment awaitDeployment(Optional<Tenant> tenant) {
        Instant end = Instant.now().plus(PATIENCE);
        while (deploymentsIn(production).isEmpty() && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        Deployment first = deploymentsIn(production).get(0);
        assertThat(Optional.ofNullable(first.tenantId())).isEqualTo(tenant.map(Tenant::id));
        return first;
    }
}
