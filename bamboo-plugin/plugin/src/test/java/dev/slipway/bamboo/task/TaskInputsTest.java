package dev.slipway.bamboo.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.bamboo.TaskModules;
import dev.slipway.bamboo.fake.FakeBuild;
import dev.slipway.bamboo.fake.FakeDeployment;
import dev.slipway.bamboo.fake.FakeTask;
import dev.slipway.ci.BuildCommit;
import dev.slipway.ci.BuildFacts;
import dev.slipway.ci.CiFailure;
import dev.slipway.ci.CiOperation;
import dev.slipway.ci.DeployRequest;
import dev.slipway.ci.PromoteRequest;
import dev.slipway.ci.RunbookRequest;
import dev.slipway.ci.VcsFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a task takes from the build or deployment that it is part of. */
class TaskInputsTest {
    @Test
    void aDeploymentProjectsVersionAndEnvironmentAreSlipwaysUnlessOthersAreGiven() {
        FakeTask task = inDeployment(CiOperation.DEPLOY).with("project", "web");

        var mapped = (DeployRequest) read(CiOperation.DEPLOY, task);
        var given = (DeployRequest)
                read(CiOperation.DEPLOY, task.with("version", "latest").with("environments", "Test\nStage"));

        assertThat(mapped.version()).isEqualTo("1.4.0");
        assertThat(mapped.environments()).containsExactly("Production");
        assertThat(given.version()).isEqualTo("latest");
        assertThat(given.environments()).containsExactly("Test", "Stage");
    }

    @Test
    void aPromotionGoesToTheEnvironmentAndARunbookRunsThere() {
        var promote = (PromoteRequest) read(
                CiOperation.PROMOTE,
                inDeployment(CiOperation.PROMOTE).with("project", "web").with("from", "Stage"));
        var runbook = (RunbookRequest) read(
                CiOperation.RUNBOOK,
                inDeployment(CiOperation.RUNBOOK).with("project", "web").with("runbook", "Restart"));

        assertThat(promote.to()).containsExactly("Production");
        assertThat(runbook.environments()).containsExactly("Production");
    }

    @Test
    void aBuildPlanHasNoSuchMeaning() {
        FakeTask task = inBuild(CiOperation.DEPLOY).with("project", "web");

        assertThatThrownBy(() -> read(CiOperation.DEPLOY, task))
                .isInstanceOf(CiFailure.class)
                .hasMessageContaining("version:")
                .hasMessageContaining("environments:");
    }

    @Test
    void aFormDoesNotComplainOfWhatADeploymentProjectFillsIn() {
        assertThat(CiOperation.DEPLOY.problems(TaskInputs.ofForm(CiOperation.DEPLOY, Map.of("project", "web"))))
                .isEmpty();
        assertThat(CiOperation.DEPLOY.problems(TaskInputs.ofForm(
                        CiOperation.DEPLOY, Map.of("project", "web", "timeout", "${bamboo.timeout}"))))
                .isEmpty();
        assertThat(CiOperation.DEPLOY.problems(
                        TaskInputs.ofForm(CiOperation.DEPLOY, Map.of("project", "web", "timeout", "soon"))))
                .hasSize(1);
    }

    @Test
    void aBuildIsKnownByItsPlanNumberAndRepository() {
        FakeTask task =
                inBuild(CiOperation.BUILD_INFORMATION).withChange("def", "More").withChange("abc", "Fixes SHOP-1");

        assertThat(facts(task))
                .isEqualTo(new BuildFacts(
                        "Bamboo",
                        "Shop - Web #42",
                        "42",
                        "https://bamboo.example/browse/SHOP-WEB-42",
                        new VcsFacts("Git", "https://git.example/shop.git", "main", "abc"),
                        List.of(new BuildCommit("def", "More"), new BuildCommit("abc", "Fixes SHOP-1"))));
    }

    @Test
    void aBambooThatKeepsItsChangesElsewhereHasNone() {
        FakeTask task = inBuild(CiOperation.BUILD_INFORMATION).ofOtherClasses();

        assertThat(facts(task).commits()).isEmpty();
        assertThat(facts(task).number()).isEqualTo("42");
    }

    @Test
    void aDeploymentIsKnownByItsProjectEnvironmentAndVersion() {
        BuildFacts facts = facts(inDeployment(CiOperation.DEPLOY));

        assertThat(facts.name()).isEqualTo("Deploy shop » Production 1.4.0");
        assertThat(facts.number()).isEqualTo("1.4.0");
        assertThat(facts.url()).isEqualTo("https://bamboo.example/deploy/7");
        assertThat(facts.vcs()).isEqualTo(VcsFacts.NONE);
    }

    private static Object read(CiOperation operation, FakeTask task) {
        return operation.read(TaskInputs.ofBuild(operation, task.configuration, variables(task)));
    }

    private static BuildFacts facts(FakeTask task) {
        return BambooFacts.of(task, variables(task));
    }

    private static BambooVariables variables(FakeTask task) {
        return new BambooVariables(task, task);
    }

    private static FakeBuild inBuild(CiOperation operation) {
        return new FakeBuild(TaskModules.completeKey(operation), Path.of("."));
    }

    private static FakeTask inDeployment(CiOperation operation) {
        return new FakeDeployment(TaskModules.completeKey(operation), Path.of("."), "Production", "1.4.0");
    }
}
