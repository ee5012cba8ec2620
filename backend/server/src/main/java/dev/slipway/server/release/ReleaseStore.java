package dev.slipway.server.release;

import dev.slipway.api.Release;
import dev.slipway.server.blob.Sha256;
import dev.slipway.server.channel.ChannelId;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Names;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.project.ProjectId;
import dev.slipway.server.version.Version;
import dev.slipway.server.version.VersionKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class ReleaseStore {
    /** The name of a release is its version. */
    private static final DocumentTable<Release> RELEASES = DocumentTable.of("release", Release.class, Release::id)
            .inSpace(Release::spaceId)
            .named(Release::version)
            .with("project_id", Release::projectId)
            .with("channel_id", Release::channelId)
            .with("process_id", Release::projectDeploymentProcessSnapshotId)
            .with("sort_key", release -> Version.parse(release.version(), VersionKind.GENERIC)
                    .sortKey());

    private static final String NEWEST_FIRST = "number DESC";
    private static final String HIGHEST_FIRST = "sort_key DESC, number DESC";

    private static final PackagePins PINS = new PackagePins("release_package", "release_id");

    void insert(Handle tx, Release release, List<ReleasePackage> packages) {
        RELEASES.insert(tx, release);
        PINS.replace(tx, release.id(), packages);
    }

    void update(Handle tx, Release release) {
        RELEASES.update(tx, release);
    }

    void replacePackages(Handle tx, String releaseId, List<ReleasePackage> packages) {
        PINS.replace(tx, releaseId, packages);
    }

    List<ReleasePackage> packages(Handle tx, String releaseId) {
        return PINS.of(tx, releaseId);
    }

    boolean pins(Handle tx, Sha256 sha256) {
        return PINS.contain(tx, sha256);
    }

    void delete(Handle tx, ReleaseId id) {
        RELEASES.delete(tx, id.value());
    }

    /** Keeps others from changing or deleting the release until the transaction ends; none when it is gone. */
    Optional<Release> lock(Handle tx, ReleaseId id) {
        return RELEASES.lock(tx, id.value());
    }

    Optional<Release> find(Handle tx, ReleaseId id) {
        return RELEASES.select().where("id", id.value()).first(tx);
    }

    Optional<Release> find(Handle tx, SpaceId space, String id) {
        return RELEASES.select(space).where("id", id).first(tx);
    }

    Optional<Release> find(Handle tx, ProjectId project, String version) {
        return of(project).where("name_key", Names.key(version)).first(tx);
    }

    Listing<Release> list(Handle tx, SpaceId space, Filter filter) {
        return RELEASES.select(space).orderBy(NEWEST_FIRST).list(tx, filter);
    }

    Listing<Release> list(Handle tx, ProjectId project, Filter filter) {
        return of(project).orderBy(NEWEST_FIRST).list(tx, filter);
    }

    Listing<Release> list(Handle tx, ChannelId channel, Filter filter) {
        return of(channel).orderBy(NEWEST_FIRST).list(tx, filter);
    }

    /** @param processIds of snapshots */
    Listing<Release> following(Handle tx, List<String> processIds, Filter filter) {
        return RELEASES.select()
                .whereIn("process_id", processIds)
                .orderBy(NEWEST_FIRST)
                .list(tx, filter);
    }

    Optional<Release> highest(Handle tx, ProjectId project) {
        return of(project).orderBy(HIGHEST_FIRST).first(tx);
    }

    Optional<Release> highest(Handle tx, ChannelId channel) {
        return of(channel).orderBy(HIGHEST_FIRST).first(tx);
    }

    /** @param sortKeyPrefix what the sort keys of the versions that are looked for begin with */
    Optional<Release> highest(Handle tx, ProjectId project, String sortKeyPrefix) {
        return of(project)
                .and("sort_key LIKE :prefix", Map.of("prefix", sortKeyPrefix + "%"))
                .orderBy(HIGHEST_FIRST)
                .first(tx);
    }

    /** @param sortKeyPrefix what the sort keys of the versions that are looked for begin with */
    Optional<Release> highest(Handle tx, ChannelId channel, String sortKeyPrefix) {
        return of(channel)
                .and("sort_key LIKE :prefix", Map.of("prefix", sortKeyPrefix + "%"))
                .orderBy(HIGHEST_FIRST)
                .first(tx);
    }

    /** Releases with versions above one and up to another, lowest first; of one channel. */
    List<Release> between(Handle tx, ChannelId channel, Version above, Version upTo) {
        return of(channel)
                .and(
                        "sort_key > :above AND sort_key <= :upTo",
                        Map.of("above", above.sortKey(), "upTo", upTo.sortKey()))
                .orderBy("sort_key, number")
                .all(tx);
    }

    private static Selection<Release> of(ProjectId project) {
        return RELEASES.select().within("project_id", project.value());
    }

    private static Selection<Release> of(ChannelId channel) {
        return RELEASES.select().within("channel_id", channel.value());
    }
}
