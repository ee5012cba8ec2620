package dev.slipway.testkit;

import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.Project;
import dev.slipway.api.Runbook;
import dev.slipway.api.RunbookSnapshot;
import dev.slipway.api.RunbookSnapshotBuilder;
import dev.slipway.api.Step;
import dev.slipway.client.SpaceClient;
import dev.slipway.json.WireJson;
import java.util.List;

/** A project to deliver, with the environments Test and Production and a runbook. */
public final class WebShop {
    public static final String PROJECT = "Web shop";
    public static final String RUNBOOK = "Clear the cache";

    /** What the runbook writes to its log. */
    static final String CLEARED = "Cleared";

    private WebShop() {}

    /** @param step all of its deployment process */
    public static Project create(SpaceClient space, Step step) {
        space.environments().create("Test");
        space.environments().create("Production");
        Project project = space.projects()
                .create(
                        PROJECT,
                        space.projectGroups().all().get(0).id(),
                        space.lifecycles().all().get(0).id());
        DeploymentProcess process = space.processes().ofProject(project.id());
        space.processes().modify(process.withSteps(List.of(step)));
        addRunbook(space, project);
        return project;
    }

    private static void addRunbook(SpaceClient space, Project project) {
        Runbook runbook = space.runbooks().create(project.id(), RUNBOOK);
        DeploymentProcess process = space.processes().ofRunbook(project.id(), runbook.runbookProcessId());
        space.processes().modify(process.withSteps(List.of(ServerProcess.script("Clear", "echo " + CLEARED))));
        space.runbookSnapshots()
                .publish(RunbookSnapshotBuilder.builder(WireJson.empty(RunbookSnapshot.class))
                        .projectId(project.id())
                        .runbookId(runbook.id())
                        .name("First")
                        .build());
    }
}
