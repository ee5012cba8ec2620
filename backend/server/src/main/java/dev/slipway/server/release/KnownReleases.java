package dev.slipway.server.release;

import dev.slipway.api.AutoDeployReleaseOverride;
import dev.slipway.api.Project;
import dev.slipway.api.TenantedDeploymentMode;
import dev.slipway.server.limit.Limits;
import dev.slipway.server.limit.UnknownLimits;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.project.KnownParts;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tells projects which releases they can deploy in place of the newest ones. */
public final class KnownReleases implements KnownParts {
    private static final String FIELD = "AutoDeployReleaseOverrides";

    private final List<UnknownLimits> places;
    private final ReleaseStore store = new ReleaseStore();

    /** @param places who knows environments and tenants */
    public KnownReleases(List<UnknownLimits> places) {
        this.places = List.copyOf(places);
    }

    @Override
    public void check(Handle tx, Optional<Project> before, Project wanted, Checks checks) {
        List<AutoDeployReleaseOverride> known =
                before.map(Project::autoDeployReleaseOverrides).orElse(List.of());
        wanted.autoDeployReleaseOverrides().stream()
                .filter(override -> !known.contains(override))
                .forEach(override -> check(tx, wanted, override, checks));
    }

    private void check(Handle tx, Project project, AutoDeployReleaseOverride override, Checks checks) {
        var space = new SpaceId(project.spaceId());
        checks.that(
                store.find(tx, space, override.releaseId())
                        .filter(release -> release.projectId().equals(project.id()))
                        .isPresent(),
                FIELD + ".ReleaseId",
                "there is no release '" + Checks.quote(override.releaseId()) + "' of the project");
        @Nullable String tenant = override.tenantId();
        var limits = new Limits(
                List.of(override.environmentId()),
                TenantedDeploymentMode.TENANTED_OR_UNTENANTED,
                tenant == null || tenant.isBlank() ? List.of() : List.of(tenant),
                List.of());
        places.stream()
                .flatMap(known -> known.unknownIn(tx, space, limits).stream())
                .forEach(unknown -> checks.that(
                        false,
                        FIELD + (unknown.field().equals("TenantIds") ? ".TenantId" : ".EnvironmentId"),
                        unknown.sentence()));
    }
}
