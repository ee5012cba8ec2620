package dev.slipway.server.engine;

import dev.slipway.api.RetentionPeriod;
import dev.slipway.server.deployment.PinnedPackage;
import dev.slipway.server.installation.Expiry;
import dev.slipway.server.installation.Installation;
import dev.slipway.server.installation.InstallationJournal;
import dev.slipway.server.installation.RetentionSet;
import dev.slipway.server.task.Lease;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The journal of one step on one target, in an environment and for a tenant (R8.8, R8.10). */
public final class InstalledPackages {
    private final Lease db;
    private final RetentionSet set;
    private final String deploymentId;
    private final RetentionPeriod policy;
    private final InstallationJournal journal = new InstallationJournal();

    InstalledPackages(Lease db, RetentionSet set, String deploymentId, RetentionPeriod policy) {
        this.db = db;
        this.set = set;
        this.deploymentId = deploymentId;
        this.policy = policy;
    }

    /** Notes that an installation begins; until {@link #succeeded} it counts as a failure. */
    public long begin(PinnedPackage pinned, String extractedTo) {
        return db.write(tx -> journal.begin(
                tx,
                set,
                deploymentId,
                pinned.packageId(),
                pinned.version(),
                pinned.sha256().hex(),
                extractedTo));
    }

    /** @param directory where its files are used */
    public void succeeded(long id, String directory, String seal, String inputs) {
        db.change(tx -> journal.succeeded(tx, id, directory, seal, inputs));
    }

    /** The newest entry of this version, however it ended. */
    public Optional<Installation> newest(PinnedPackage pinned) {
        return db.read(tx -> journal.newest(tx, set, pinned.packageId(), pinned.version()));
    }

    /** Installations of the same bytes that were in use once, newest first. */
    public List<Installation> kept(PinnedPackage pinned) {
        return db.read(tx -> journal.kept(
                tx, set, pinned.packageId(), pinned.version(), pinned.sha256().hex()));
    }

    /**
     * What is not to be kept any longer.
     *
     * @param directories of the entries, without those that entries which stay have too
     * @param links the custom directories of the set, which may be links to something
     */
    public record Expired(List<Installation> entries, List<String> directories, List<String> links) {}

    /** Decides by the policy of the lifecycle's phase (R8.32). */
    public Expired expired() {
        return db.read(tx -> expired(tx));
    }

    private Expired expired(Handle tx) {
        if (policy.shouldKeepForever()) {
            return new Expired(List.of(), List.of(), List.of());
        }
        List<Installation> all = journal.all(tx, set);
        List<Installation> entries = Expiry.of(all, policy, journal.now(tx));
        List<String> directories =
                entries.stream().map(Installation::extractedTo).distinct().toList();
        Set<String> listed = journal.listed(
                tx, set, directories, entries.stream().map(Installation::id).toList());
        return new Expired(
                entries,
                directories.stream().filter(one -> !listed.contains(one)).toList(),
                all.stream()
                        .filter(one -> !one.directory().equals(one.extractedTo()))
                        .map(Installation::directory)
                        .distinct()
                        .toList());
    }

    /** Takes out entries whose directories are gone, or are another entry's. */
    public void remove(Collection<Installation> gone) {
        db.change(tx -> journal.remove(tx, gone));
    }
}
