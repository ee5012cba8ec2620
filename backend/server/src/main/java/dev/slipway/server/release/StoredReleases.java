package dev.slipway.server.release;

import dev.slipway.api.Release;
import dev.slipway.server.channel.ChannelId;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.project.ProjectId;
import dev.slipway.server.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** For features above: the releases that there are. Without state. */
public final class StoredReleases {
    private final ReleaseStore store = new ReleaseStore();
    private final DefectStore defects = new DefectStore();

    public Optional<Release> find(Handle tx, SpaceId space, String id) {
        return store.find(tx, space, id);
    }

    public Optional<Release> find(Handle tx, ProjectId project, String version) {
        return store.find(tx, project, version.strip());
    }

    /** The packages that the release pinned. */
    public List<ReleasePackage> packages(Handle tx, ReleaseId id) {
        return store.packages(tx, id.value());
    }

    /** The releases of a channel with versions above one and up to another, lowest first. */
    public List<Release> between(Handle tx, ChannelId channel, Version above, Version upTo) {
        return store.between(tx, channel, above, upTo);
    }

    /** Keeps the release from being changed or deleted until the transaction ends; none when it is gone. */
    public Optional<Release> lock(Handle tx, ReleaseId id) {
        return store.lock(tx, id);
    }

    /** Whether the release has an unresolved defect (R7.9). */
    public boolean isDefective(Handle tx, ReleaseId id) {
        return defects.hasUnresolved(tx, id);
    }

    /** The ids of those releases that have an unresolved defect. */
    public Set<String> defective(Handle tx, List<String> ids) {
        return defects.releasesWithUnresolved(tx, ids);
    }
}
