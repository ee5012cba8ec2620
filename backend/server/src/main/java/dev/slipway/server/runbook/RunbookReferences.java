package dev.slipway.server.runbook;

import dev.slipway.api.ProcessReference;
import dev.slipway.api.Runbook;
import dev.slipway.server.blob.Sha256;
import dev.slipway.server.environment.EnvironmentId;
import dev.slipway.server.environment.EnvironmentUsage;
import dev.slipway.server.feed.FeedUsage;
import dev.slipway.server.packages.BlobReferences;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.persistence.Stretch;
import dev.slipway.server.process.FrozenProcesses;
import dev.slipway.server.project.ProjectId;
import dev.slipway.server.tenant.TagUsage;
import dev.slipway.server.variable.RunbookProcesses;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/**
 * What runbooks point to: the environments to which they are limited, tags, and by their snapshots the feeds of frozen
 * processes and the bytes of packages. Variables in turn can be limited to a runbook.
 */
public final class RunbookReferences
        implements EnvironmentUsage, TagUsage, FeedUsage, BlobReferences, RunbookProcesses {
    private static final Filter A_FEW = new Filter(List.of(), "", "", new Stretch(0, 5));

    private final RunbookStore store = new RunbookStore();
    private final SnapshotStore snapshots = new SnapshotStore();
    private final FrozenProcesses processes = new FrozenProcesses();

    /** A runbook must not lose a limit, for it could then run elsewhere. */
    @Override
    public List<String> usesOf(Handle tx, EnvironmentId environment) {
        return named(store.mentioning(tx, environment.value()).stream()
                .filter(runbook -> runbook.environments().contains(environment.value()))
                .toList());
    }

    @Override
    public List<String> usesOf(Handle tx, SpaceId space, Predicate<String> isTag) {
        return named(store.all(tx, space).stream()
                .filter(runbook -> runbook.runbookTags().stream().anyMatch(isTag))
                .toList());
    }

    private static List<String> named(List<Runbook> runbooks) {
        return runbooks.stream().map(runbook -> "runbook " + runbook.name()).toList();
    }

    @Override
    public List<String> usesOf(Handle tx, String feedId) {
        return snapshots.following(tx, processes.takingFrom(tx, feedId), A_FEW).items().stream()
                .map(snapshot -> "snapshot " + snapshot.name() + " of " + snapshot.runbookId())
                .toList();
    }

    @Override
    public void rename(Handle tx, SpaceId space, UnaryOperator<String> newName) {
        for (Runbook runbook : store.all(tx, space)) {
            List<String> renamed = runbook.runbookTags().stream().map(newName).toList();
            if (!renamed.equals(runbook.runbookTags())) {
                store.update(tx, runbook.withRunbookTags(renamed));
            }
        }
    }

    @Override
    public boolean refersTo(Handle tx, Sha256 sha256) {
        return snapshots.pins(tx, sha256);
    }

    @Override
    public List<ProcessReference> ofProject(Handle tx, String projectId) {
        return store.all(tx, new ProjectId(projectId)).stream()
                .map(runbook -> new ProcessReference(runbook.id(), runbook.name(), "Runbook"))
                .toList();
    }
}
