package dev.slipway.server.release;

import static dev.slipway.server.access.Permission.DEFECT_REPORT;
import static dev.slipway.server.access.Permission.DEFECT_RESOLVE;

import dev.slipway.api.Defect;
import dev.slipway.api.DefectBuilder;
import dev.slipway.api.DefectStatus;
import dev.slipway.api.Release;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventCategory;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.Ids;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.problem.NotFound;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Reasons not to promote releases (R7.9). */
public final class DefectService {
    private static final int LONGEST_DESCRIPTION = 10_000;

    private final Database db;
    private final AuditLog audit;
    private final ReleaseService releases;
    private final StoredReleases stored = new StoredReleases();
    private final DefectStore store = new DefectStore();

    public DefectService(Database db, AuditLog audit, ReleaseService releases) {
        this.db = db;
        this.audit = audit;
        this.releases = releases;
    }

    public List<Defect> all(Actor actor, SpaceId space, String releaseId) {
        Release release = releases.get(actor, space, releaseId);
        return db.read(tx -> store.all(tx, new ReleaseId(release.id())));
    }

    /** @throws Invalid when there is an unresolved one already */
    public Defect report(Actor actor, SpaceId space, String releaseId, String description) {
        Release release = releases.get(actor, space, releaseId);
        actor.require(DEFECT_REPORT, Scope.of(space).project(release.projectId()));
        String text = description.strip();
        new Checks()
                .that(!text.isEmpty(), "Description", "Description is missing; it must say what is wrong")
                .that(
                        text.length() <= LONGEST_DESCRIPTION,
                        "Description",
                        "Description is longer than " + LONGEST_DESCRIPTION + " characters")
                .orThrow();
        return db.write(tx -> {
            var id = locked(tx, release);
            if (store.hasUnresolved(tx, id)) {
                throw new Invalid("The release " + release.version()
                        + " has an unresolved defect already; resolve that one first.");
            }
            Defect defect = DefectBuilder.builder()
                    .id(Ids.next(tx, "Defects"))
                    .description(text)
                    .status(DefectStatus.UNRESOLVED)
                    .links(Map.of())
                    .build();
            store.insert(tx, id, defect);
            audit.record(
                    tx, actor, space, EventCategory.CREATED, release.id(), "a defect of release " + release.version());
            return defect;
        });
    }

    /** Resolves whatever there is. */
    public void resolve(Actor actor, SpaceId space, String releaseId) {
        Release release = releases.get(actor, space, releaseId);
        actor.require(DEFECT_RESOLVE, Scope.of(space).project(release.projectId()));
        db.change(tx -> {
            for (Defect defect : store.all(tx, locked(tx, release))) {
                if (defect.status() == DefectStatus.UNRESOLVED) {
                    store.update(tx, defect.withStatus(DefectStatus.RESOLVED));
                    audit.record(
                            tx,
                            actor,
                            space,
                            EventCategory.MODIFIED,
                            release.id(),
                            "a defect of release " + release.version() + ", which is resolved");
                }
            }
        });
    }

    private ReleaseId locked(Handle tx, Release release) {
        return stored.lock(tx, new ReleaseId(release.id()))
                .map(locked -> new ReleaseId(locked.id()))
                .orElseThrow(() -> NotFound.of("release", release.id()));
    }
}
