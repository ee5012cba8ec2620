package dev.slipway.bamboo.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.TaskState;
import dev.slipway.bamboo.TaskModules;
import dev.slipway.bamboo.fake.FakeBamboo;
import dev.slipway.bamboo.fake.FakeBuild;
import dev.slipway.bamboo.fake.FakeDefinition;
import dev.slipway.bamboo.fake.FakeSlipway;
import dev.slipway.bamboo.fake.FakeSummary;
import dev.slipway.bamboo.form.StubMacros;
import dev.slipway.bamboo.server.ConnectionProvider;
import dev.slipway.ci.CiOperation;
import dev.slipway.ci.CiResult;
import dev.slipway.ci.PackResult;
import dev.slipway.ci.PushResult;
import dev.slipway.ci.PushedPackage;
import dev.slipway.ci.ReleaseFacts;
import dev.slipway.ci.TaskOutcome;
import dev.slipway.ci.TaskResult;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a task leaves with its build, and what the page of the result makes of it. */
class ResultPanelTest {
    private static final String URL = "https://slipway.example/app#/Spaces-1/";

    @RegisterExtension
    final FakeSlipway slipway = new FakeSlipway();

    @TempDir
    private Path directory;

    private final Map<String, String> kept = new TreeMap<>();

    private static TaskOutcome task(String id, TaskState state) {
        return new TaskOutcome(
                "ServerTasks-" + id, "Deployments-" + id, "Production", "Acme", state, "", URL + "tasks/" + id);
    }

    private static CiResult deployment(TaskState state) {
        return new TaskResult(
                CiOperation.DEPLOY,
                new ReleaseFacts("Releases-1", "1.4.0", "Web & shop", URL + "releases/1"),
                List.of(task("1", state)));
    }

    private static String page(Object summary) throws Exception {
        return new StubMacros()
                .render("slipway-results.ftl", summary == null ? Map.of() : Map.of("resultSummary", summary))
                .replaceAll("\\s+", " ")
                .strip();
    }

    private String page() throws Exception {
        return page(new FakeSummary(kept));
    }

    @Test
    void aBuildShowsItsReleaseAndWhereItWent() throws Exception {
        new ResultPanel(kept).show(deployment(TaskState.SUCCESS));

        assertThat(page())
                .isEqualTo("<div class=\"slipway-results\"> <h2>Slipway</h2> <ul> "
                        + "<li>Release <a href=\"" + URL + "releases/1\" rel=\"noopener noreferrer\">"
                        + "Web &amp; shop 1.4.0</a></li> "
                        + "<li>Deployment <a href=\"" + URL + "tasks/1\" rel=\"noopener noreferrer\">"
                        + "1.4.0 → Production for Acme</a>: Success</li> </ul> </div>");
    }

    @Test
    void whoWaitsForADeploymentBringsItUpToDate() throws Exception {
        var panel = new ResultPanel(kept);
        panel.show(deployment(TaskState.QUEUED));
        var awaited = new TaskOutcome("ServerTasks-1", "", "", "", TaskState.TIMED_OUT, "", URL + "tasks/1");

        panel.show(new TaskResult(CiOperation.AWAIT, null, List.of(awaited)));

        assertThat(kept).hasSize(3);
        assertThat(page()).contains("1.4.0 → Production for Acme</a>: Timed out");
    }

    @Test
    void aPlanShowsWhatItsJobsDid() throws Exception {
        var second = new TreeMap<String, String>();
        new ResultPanel(kept).show(deployment(TaskState.FAILED));
        new ResultPanel(second)
                .show(new PushResult(List.of(new PushedPackage("Shop.Web", "1.4.0", URL + "packages/1", true))));

        assertThat(page(new FakeSummary(Map.of(), new FakeSummary(kept), new FakeSummary(second))))
                .contains(": Failed", "Shop.Web 1.4.0");
    }

    @Test
    void whereNothingWasDoneNothingIsShown() throws Exception {
        new ResultPanel(kept).show(new PackResult("Web", "1.0.0", "/tmp/Web.1.0.0.zip", "00", 1));

        assertThat(page()).isEmpty();
        assertThat(page(null)).isEmpty();
        assertThat(page(new Object()))
                .as("of a version of Bamboo with other names")
                .isEmpty();
    }

    @Test
    void noTextIsMarkupAndOnlyAddressesOfTheWebAreLinks() throws Exception {
        new ResultPanel(kept)
                .show(new PushResult(List.of(
                        new PushedPackage("<script>\talert(1)", "1", "javascript:alert(1)", true),
                        new PushedPackage("A", "1", "https://x/\"onclick=\"alert(1)", true))));

        assertThat(page())
                .contains("&lt;script&gt; alert(1) 1", "&quot;onclick=&quot;")
                .doesNotContain("<script", "javascript:");
    }

    /** Any task of a build may write there. */
    @ParameterizedTest
    @ValueSource(strings = {"", "many", "-1", "999999999", "0", "2.5"})
    void whatIsNoNumberOfLinesIsTakenForNone(String count) throws Exception {
        kept.put("slipway.results", count);
        assertThat(page()).isEmpty();

        new ResultPanel(kept).show(deployment(TaskState.SUCCESS));
        assertThat(kept).containsEntry("slipway.results", "2");
    }

    @Test
    void aLineThatSomethingElseWroteIsPassedOver() throws Exception {
        new ResultPanel(kept).show(deployment(TaskState.SUCCESS));
        kept.put("slipway.results.1", "nonsense");
        kept.put("slipway.results", "7");

        assertThat(page()).contains("Success").doesNotContain("nonsense", "Release");
    }

    @Test
    void aPageIsNotFloodedAndNoTextIsLongerThanBambooKeeps() {
        List<TaskOutcome> many = IntStream.range(0, 300)
                .mapToObj(number -> task(String.valueOf(number), TaskState.SUCCESS))
                .toList();
        new ResultPanel(kept).show(new TaskResult(CiOperation.RUNBOOK, null, many));
        new ResultPanel(kept).show(new PushResult(List.of(new PushedPackage("x".repeat(10_000), "1", URL, true))));

        assertThat(kept).hasSize(101).containsEntry("slipway.results", "100");
        assertThat(kept.values()).allMatch(text -> text.length() < 4000);
    }

    @Test
    void aTaskLeavesWhatItDidWithItsBuildAlsoWhenItFailed() throws Exception {
        slipway.taskIs("Failed");
        FakeBuild build = await();

        assertThat(new SlipwayTask(build).execute(build).getTaskState())
                .isEqualTo(com.atlassian.bamboo.task.TaskState.FAILED);

        assertThat(page(new FakeSummary(build.kept)))
                .contains("Task <a href=\"" + slipway.url(), ">ServerTasks-1</a>: Failed");
    }

    @Test
    void aBambooThatKeepsSuchTextsElsewhereRunsTheTaskNevertheless() {
        slipway.taskIs("Success");
        FakeBuild build = await().ofOtherClasses();

        assertThat(new SlipwayTask(build).execute(build).getTaskState())
                .isEqualTo(com.atlassian.bamboo.task.TaskState.SUCCESS);
        assertThat(build.results).containsEntry("slipway.state", "Success");
    }

    private FakeBuild await() {
        FakeBamboo bamboo = new FakeBamboo().withServer("Slipway", slipway.url(), FakeSlipway.API_KEY);
        var build = new FakeBuild(TaskModules.completeKey(CiOperation.AWAIT), directory);
        build.with("tasks", "ServerTasks-1");
        build.runtime.putAll(new ConnectionProvider(bamboo, bamboo, bamboo)
                .populateRuntimeTaskData(
                        new FakeDefinition(build.getPluginKey(), new HashMap<>(build.configuration)), build));
        return build;
    }
}
