package dev.slipway.server.buildinfo;

import static dev.slipway.server.access.Permission.BUILD_INFORMATION_ADMINISTER;
import static dev.slipway.server.access.Permission.BUILD_INFORMATION_PUSH;
import static dev.slipway.server.access.Permission.FEED_VIEW;

import dev.slipway.api.BuildDetails;
import dev.slipway.api.BuildInformation;
import dev.slipway.api.BuildInformationBuilder;
import dev.slipway.api.Commit;
import dev.slipway.api.CreateBuildInformation;
import dev.slipway.api.OverwriteMode;
import dev.slipway.api.WorkItem;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventCategory;
import dev.slipway.server.feed.FeedService;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Ids;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Conflict;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.version.Version;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What CI servers know of the builds of packages; it may come before the package (R9.20). */
public final class BuildInformationService {
    private final Database db;
    private final AuditLog audit;
    private final Clock clock;
    private final FeedService feeds;
    private final BuildInformationStore store = new BuildInformationStore();

    public BuildInformationService(Database db, AuditLog audit, Clock clock, FeedService feeds) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
        this.feeds = feeds;
    }

    /** @param isCreated false when there was some and it stays untouched */
    record Pushed(BuildInformation build, boolean isCreated) {}

    /** @throws Conflict when there is some for the version and the mode is to fail then */
    Pushed push(Actor actor, SpaceId space, CreateBuildInformation command, OverwriteMode mode) {
        actor.require(BUILD_INFORMATION_PUSH, Scope.of(space));
        BuildInformation wanted = read(command);
        return db.write(tx -> {
            feeds.lockBuiltIn(tx, space);
            Optional<BuildInformation> before = store.find(tx, space, wanted.packageId(), wanted.version());
            if (before.isPresent() && mode == OverwriteMode.IGNORE_IF_EXISTS) {
                return new Pushed(before.get(), false);
            }
            if (before.isPresent() && mode == OverwriteMode.FAIL_IF_EXISTS) {
                throw new Conflict("Metadata for the specified Package ID and version already exists.");
            }
            return new Pushed(save(tx, actor, space, wanted, before), true);
        });
    }

    private BuildInformation save(
            Handle tx, Actor actor, SpaceId space, BuildInformation wanted, Optional<BuildInformation> before) {
        if (before.isPresent()) {
            actor.require(BUILD_INFORMATION_ADMINISTER, Scope.of(space));
            BuildInformation after = wanted.withId(before.get().id());
            store.update(tx, after);
            record(tx, actor, space, EventCategory.MODIFIED, after);
            return after;
        }
        BuildInformation created = wanted.withId(Ids.next(tx, "BuildInformation"));
        store.insert(tx, space, created);
        record(tx, actor, space, EventCategory.CREATED, created);
        return created;
    }

    private BuildInformation read(CreateBuildInformation command) {
        String packageId = command.packageId().strip();
        String version = command.version().strip();
        BuildDetails build = command.octopusBuildInformation();
        new Checks()
                .name("PackageId", packageId)
                .that(!version.isEmpty(), "Version", "Version is missing; it must have a value")
                .that(
                        version.length() <= Version.MAX_LENGTH,
                        "Version",
                        "Version '" + Checks.quote(version) + "' is longer than " + Version.MAX_LENGTH + " characters")
                .that(
                        build != null,
                        "OctopusBuildInformation",
                        "OctopusBuildInformation is missing; it must be an object with what is known of the build")
                .orThrow();
        Optional<Repository> repository = Repository.of(build.vcsRoot());
        List<WorkItem> closed = repository
                .filter(known -> known.host() == Repository.Host.GITHUB)
                .map(known -> ClosedIssues.in(build.commits(), known))
                .orElse(List.of());
        return BuildInformationBuilder.builder()
                .packageId(packageId)
                .version(version)
                .buildEnvironment(build.buildEnvironment())
                .buildNumber(build.buildNumber())
                .buildUrl(build.buildUrl())
                .branch(build.branch())
                .vcsType(build.vcsType())
                .vcsRoot(build.vcsRoot())
                .vcsCommitNumber(build.vcsCommitNumber())
                .vcsCommitUrl(
                        build.vcsCommitNumber().isBlank()
                                ? null
                                : repository
                                        .map(known -> known.commit(build.vcsCommitNumber()))
                                        .orElse(null))
                .issueTrackerName(closed.isEmpty() ? null : ClosedIssues.SOURCE)
                .commits(build.commits().stream()
                        .map(commit -> new Commit(
                                commit.id(),
                                commit.comment(),
                                repository
                                        .map(known -> known.commit(commit.id()))
                                        .orElse(null)))
                        .toList())
                .workItems(closed)
                .created(clock.instant())
                .build();
    }

    /** @param packageId exactly this package; empty for all, narrowed by the filter's part of a name */
    public Listing<BuildInformation> list(
            Actor actor, SpaceId space, String packageId, boolean onlyHighest, Filter filter) {
        actor.require(FEED_VIEW, Scope.of(space));
        return db.read(tx -> store.list(tx, space, packageId, onlyHighest, filter));
    }

    public BuildInformation get(Actor actor, SpaceId space, String id) {
        actor.require(FEED_VIEW, Scope.of(space));
        return db.read(tx -> store.byId(tx, space, id)).orElseThrow(() -> NotFound.of("build information", id));
    }

    public void delete(Actor actor, SpaceId space, String id) {
        actor.require(BUILD_INFORMATION_ADMINISTER, Scope.of(space));
        BuildInformation doomed = get(actor, space, id);
        db.change(tx -> delete(tx, actor, space, doomed));
    }

    /** Ids that are not there are passed over. */
    public void deleteAll(Actor actor, SpaceId space, List<String> ids) {
        actor.require(BUILD_INFORMATION_ADMINISTER, Scope.of(space));
        db.change(tx -> store.byIds(tx, space, ids).forEach(doomed -> delete(tx, actor, space, doomed)));
    }

    private void delete(Handle tx, Actor actor, SpaceId space, BuildInformation doomed) {
        store.delete(tx, doomed.id());
        record(tx, actor, space, EventCategory.DELETED, doomed);
    }

    private void record(Handle tx, Actor actor, SpaceId space, EventCategory category, BuildInformation build) {
        audit.record(
                tx,
                actor,
                space,
                category,
                build.id(),
                "build information of " + build.packageId() + " " + build.version());
    }
}
