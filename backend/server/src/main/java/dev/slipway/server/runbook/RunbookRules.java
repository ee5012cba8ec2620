package dev.slipway.server.runbook;

import dev.slipway.api.Environment;
import dev.slipway.api.Runbook;
import dev.slipway.api.RunbookEnvironmentScope;
import dev.slipway.server.environment.EnvironmentService;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.tenant.TagScope;
import dev.slipway.server.tenant.TagSetService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What a runbook must be to be stored (R9.1). */
public final class RunbookRules {
    private static final int LONGEST_DESCRIPTION = 100_000;

    private final EnvironmentService environments;
    private final TagSetService tagSets;
    private final SnapshotStore snapshots = new SnapshotStore();

    public RunbookRules(EnvironmentService environments, TagSetService tagSets) {
        this.environments = environments;
        this.tagSets = tagSets;
    }

    /**
     * The draft with the ids of what it names, and without environments where it is not limited to some.
     *
     * @throws Invalid naming everything that is wrong
     */
    Runbook checked(Handle tx, SpaceId space, Runbook draft) {
        var checks = new Checks()
                .name("Name", draft.name())
                .that(
                        draft.description().length() <= LONGEST_DESCRIPTION,
                        "Description",
                        "Description is longer than " + LONGEST_DESCRIPTION + " characters")
                .that(
                        draft.runRetentionPolicy().quantityToKeep() >= 0,
                        "RunRetentionPolicy.QuantityToKeep",
                        "it is negative; it must be 0, which means forever, or more");
        List<String> limits = draft.environmentScope() == RunbookEnvironmentScope.SPECIFIED
                ? environmentIds(tx, space, draft.environments(), checks)
                : List.of();
        checks.orThrow();
        return draft.withName(draft.name().strip())
                .withEnvironments(limits)
                .withRunbookTags(tagSets.checked(tx, space, TagScope.RUNBOOK, "RunbookTags", draft.runbookTags()));
    }

    private List<String> environmentIds(Handle tx, SpaceId space, List<String> named, Checks checks) {
        var ids = new ArrayList<String>();
        for (String name : named) {
            Optional<Environment> found = environments.find(tx, space, name);
            checks.that(
                    found.isPresent(),
                    "Environments",
                    "there is no environment '" + Checks.quote(name) + "' in the space");
            found.ifPresent(environment -> ids.add(environment.id()));
        }
        return ids.stream().distinct().toList();
    }

    /** @throws Invalid when what is to be published is not a snapshot of the runbook */
    void checkPublished(Handle tx, Runbook runbook) {
        String published = runbook.publishedRunbookSnapshotId();
        boolean isOwn = published == null
                || snapshots
                        .find(tx, new RunbookId(runbook.id()), published)
                        .filter(snapshot -> snapshot.id().equals(published))
                        .isPresent();
        new Checks()
                .that(
                        isOwn,
                        "PublishedRunbookSnapshotId",
                        "there is no snapshot '" + Checks.quote(String.valueOf(published)) + "' of the runbook "
                                + runbook.name())
                .orThrow();
    }
}
