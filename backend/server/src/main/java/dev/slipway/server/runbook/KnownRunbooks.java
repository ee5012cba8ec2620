package dev.slipway.server.runbook;

import dev.slipway.api.Project;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.project.KnownParts;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tells projects which of their runbooks can set up an environment and take it down. */
public final class KnownRunbooks implements KnownParts {
    private final RunbookStore store = new RunbookStore();

    @Override
    public void check(Handle tx, Optional<Project> before, Project wanted, Checks checks) {
        check(tx, before, wanted, "ProvisioningRunbookId", Project::provisioningRunbookId, checks);
        check(tx, before, wanted, "DeprovisioningRunbookId", Project::deprovisioningRunbookId, checks);
    }

    private void check(
            Handle tx,
            Optional<Project> before,
            Project wanted,
            String field,
            Function<Project, @Nullable String> runbookOf,
            Checks checks) {
        @Nullable String id = runbookOf.apply(wanted);
        if (id == null || id.isBlank() || id.equals(before.map(runbookOf).orElse(null))) {
            return;
        }
        checks.that(
                store.find(tx, new SpaceId(wanted.spaceId()), new RunbookId(id))
                        .filter(runbook -> runbook.projectId().equals(wanted.id()))
                        .isPresent(),
                field,
                "there is no runbook '" + Checks.quote(id) + "' in the project");
    }
}
