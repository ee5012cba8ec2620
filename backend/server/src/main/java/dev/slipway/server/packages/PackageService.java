package dev.slipway.server.packages;

import static dev.slipway.server.access.Permission.BUILT_IN_FEED_ADMINISTER;
import static dev.slipway.server.access.Permission.BUILT_IN_FEED_DOWNLOAD;
import static dev.slipway.server.access.Permission.FEED_VIEW;

import dev.slipway.api.PackageVersion;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventCategory;
import dev.slipway.server.blob.BlobStore;
import dev.slipway.server.blob.Sha256;
import dev.slipway.server.feed.BuiltInFeed;
import dev.slipway.server.feed.FeedService;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.NotFound;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The packages of the built-in feed, except for how they come in ({@link PushPackage}). */
public final class PackageService {
    private final Database db;
    private final AuditLog audit;
    private final FeedService feeds;
    private final BlobStore blobs;
    private final IdleBlobs idle;
    private final BuildInformationLookup builds;
    private final PackageStore store = new PackageStore();

    public PackageService(
            Database db,
            AuditLog audit,
            FeedService feeds,
            BlobStore blobs,
            IdleBlobs idle,
            BuildInformationLookup builds) {
        this.db = db;
        this.audit = audit;
        this.feeds = feeds;
        this.blobs = blobs;
        this.idle = idle;
        this.builds = builds;
    }

    /** Notes the files of a space that is deleted, so that they go too. */
    public void clear(Handle tx, SpaceId space) {
        idle.noteAll(tx, space);
    }

    /**
     * What a list is narrowed to.
     *
     * @param packageId exactly this package, all versions; empty for each package in its highest version
     * @param idPart only ids that contain it, in any case; empty for all
     * @param onlyHighest one row for each package
     */
    public record Query(String packageId, String idPart, boolean onlyHighest, Filter filter) {}

    /** Release notes are in it; whether a client gets them is not decided here. */
    public Listing<PackageVersion> list(Actor actor, SpaceId space, Query query) {
        actor.require(FEED_VIEW, Scope.of(space));
        var narrowed = new Filter(List.of(), query.idPart(), "", query.filter().stretch());
        return db.read(tx -> {
                    if (!query.filter().ids().isEmpty()) {
                        List<PackageRow> named =
                                store.byWireIds(tx, space, query.filter().ids());
                        return new Listing<>(named, named.size());
                    }
                    return query.packageId().isEmpty()
                            ? store.highest(tx, space, narrowed)
                            : store.ofPackage(tx, space, query.packageId(), query.onlyHighest(), narrowed);
                })
                .map(PackageRow::resource);
    }

    /** With the information about its build. */
    public PackageVersion get(Actor actor, SpaceId space, String id) {
        actor.require(FEED_VIEW, Scope.of(space));
        return db.read(tx -> store.byWireId(tx, space, id).map(row -> withBuild(tx, space, row.resource())))
                .orElseThrow(() -> NotFound.of("package", id));
    }

    PackageVersion withBuild(Handle tx, SpaceId space, PackageVersion version) {
        return version.withPackageVersionBuildInformation(
                builds.find(tx, space, version.packageId(), version.version()).orElse(null));
    }

    /** A package's file, open; close it. */
    public record Content(String fileName, Sha256 sha256, FileChannel channel) {}

    public Content open(Actor actor, SpaceId space, String id) throws IOException {
        actor.require(BUILT_IN_FEED_DOWNLOAD, Scope.of(space));
        PackageRow row = db.read(tx -> store.byWireId(tx, space, id)).orElseThrow(() -> NotFound.of("package", id));
        PackageVersion version = row.resource();
        return new Content(
                version.packageId() + "." + version.version() + version.fileExtension(),
                row.content(),
                blobs.channel(row.content()));
    }

    public void delete(Actor actor, SpaceId space, String id) {
        actor.require(BUILT_IN_FEED_ADMINISTER, Scope.of(space));
        if (!deleted(actor, space, id)) {
            throw NotFound.of("package", id);
        }
        idle.sweep();
    }

    /** Ids that are not there are passed over. */
    public void deleteAll(Actor actor, SpaceId space, List<String> ids) {
        actor.require(BUILT_IN_FEED_ADMINISTER, Scope.of(space));
        ids.forEach(id -> deleted(actor, space, id));
        idle.sweep();
    }

    private boolean deleted(Actor actor, SpaceId space, String id) {
        return db.write(tx -> {
            feeds.lockBuiltIn(tx, space);
            Optional<PackageRow> doomed = store.byWireId(tx, space, id);
            doomed.ifPresent(row -> {
                store.delete(tx, row);
                idle.note(tx, row.content());
                audit.record(
                        tx,
                        actor,
                        space,
                        EventCategory.DELETED,
                        BuiltInFeed.idIn(space),
                        "package " + row.resource().packageId() + " "
                                + row.resource().version());
            });
            return doomed.isPresent();
        });
    }

    /** The versions of a package that are acceptable, highest first. */
    public Listing<PackageVersion> versions(
            Actor actor, SpaceId space, String feedId, String packageId, AcceptableVersions acceptable, Filter filter) {
        actor.require(FEED_VIEW, Scope.of(space));
        return db.read(tx -> {
            feeds.requireServed(tx, space, feedId);
            List<String> keys = store.versions(tx, space, packageId).stream()
                    .filter(entry -> entry.version().text().contains(filter.partialName()))
                    .filter(entry -> acceptable.test(entry.version()))
                    .map(PackageStore.Entry::key)
                    .toList();
            List<String> wanted = keys.stream()
                    .skip(filter.stretch().skip())
                    .limit(filter.stretch().take())
                    .toList();
            return new Listing<>(
                    store.byKeys(tx, wanted).stream().map(PackageRow::resource).toList(), keys.size());
        });
    }

    /** The packages of a feed whose id contains the term, each in its highest version. */
    public Listing<PackageVersion> search(Actor actor, SpaceId space, String feedId, String term, Filter filter) {
        actor.require(FEED_VIEW, Scope.of(space));
        return db.read(tx -> {
                    feeds.requireServed(tx, space, feedId);
                    return store.highest(tx, space, new Filter(List.of(), term, "", filter.stretch()));
                })
                .map(PackageRow::resource);
    }
}
