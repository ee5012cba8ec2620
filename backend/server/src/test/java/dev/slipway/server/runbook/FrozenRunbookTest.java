package dev.slipway.server.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.Environment;
import dev.slipway.api.Project;
import dev.slipway.api.Runbook;
import dev.slipway.api.RunbookRun;
import dev.slipway.api.RunbookSnapshot;
import dev.slipway.json.WireJson;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Grants;
import dev.slipway.server.access.Permission;
import dev.slipway.server.access.Scope;
import dev.slipway.server.deployment.SystemVariables;
import dev.slipway.server.problem.Forbidden;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrozenRunbookTest {
    private static final Environment DEV =
            WireJson.empty(Environment.class).withId("Environments-1").withName("Dev");

    private static FrozenRunbook snapshot(String id) {
        return new FrozenRunbook(
                WireJson.empty(Project.class).withId("Projects-1").withSpaceId("Spaces-1"),
                WireJson.empty(Runbook.class)
                        .withId("Runbooks-1")
                        .withSpaceId("Spaces-1")
                        .withName("Restart")
                        .withPublishedRunbookSnapshotId("RunbookSnapshots-1"),
                WireJson.empty(RunbookSnapshot.class).withId(id).withName("S1"));
    }

    /** Whoever has only these permissions, everywhere. */
    private static Actor actor(Permission... permissions) {
        Set<Permission> held = Set.of(permissions);
        return new Actor("Users-2", "bob", "Bob", new Grants() {
            @Override
            public boolean allow(Permission permission, Scope scope) {
                return held.contains(permission);
            }

            @Override
            public boolean allowSomewhere(Permission permission) {
                return held.contains(permission);
            }
        });
    }

    @Test
    void whoeverMayOnlyRunRunbooksRunsThePublishedSnapshotOnly() {
        Actor runner = actor(Permission.RUNBOOK_RUN_CREATE);
        Actor editor = actor(Permission.RUNBOOK_RUN_CREATE, Permission.RUNBOOK_EDIT);

        assertThatCode(() -> snapshot("RunbookSnapshots-1").requireRun(runner, DEV, Optional.empty()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> snapshot("RunbookSnapshots-2").requireRun(runner, DEV, Optional.empty()))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("RunbookEdit");
        assertThatCode(() -> snapshot("RunbookSnapshots-2").requireRun(editor, DEV, Optional.empty()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> snapshot("RunbookSnapshots-1")
                        .requireRun(actor(Permission.RUNBOOK_EDIT), DEV, Optional.empty()))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("RunbookRunCreate");
    }

    @Test
    void itsVariablesAreOfTheRunAndNotOfARelease() {
        RunbookRun run = WireJson.empty(RunbookRun.class)
                .withId("RunbookRuns-1")
                .withName("Run on Dev")
                .withTaskId("ServerTasks-1");

        var values = snapshot("RunbookSnapshots-1").systemVariables(new SystemVariables().environment(DEV), run);

        assertThat(values)
                .containsEntry("Octopus.Runbook.Name", "Restart")
                .containsEntry("Octopus.RunbookSnapshot.Name", "S1")
                .containsEntry("Octopus.RunbookRun.Id", "RunbookRuns-1")
                .containsEntry("Octopus.Environment.Name", "Dev")
                .containsEntry("Octopus.Project.Id", "Projects-1")
                .containsEntry("Octopus.Task.Name", "RunbookRun");
        assertThat(values.keySet()).noneMatch(name -> name.startsWith("Octopus.Release."));
    }
}
