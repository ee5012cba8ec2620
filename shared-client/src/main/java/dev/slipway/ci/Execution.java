package dev.slipway.ci;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a deployment or a run is to be carried out.
 *
 * @param variables prompted ones, by name or label
 * @param useGuidedFailure null for what the environment or project says
 * @param deployAt null for at once
 * @param expiresAt null for never
 */
public record Execution(
        List<String> tenants,
        List<String> tenantTags,
        Map<String, String> variables,
        List<String> skipSteps,
        List<String> targets,
        List<String> excludedTargets,
        @Nullable Boolean useGuidedFailure,
        boolean forcePackageDownload,
        @Nullable Instant deployAt,
        @Nullable Instant expiresAt,
        boolean isDryRun)
        implements Serializable {
    static Execution read(InputReader in) {
        String guided = in.choice(Fields.GUIDED_FAILURE);
        var read = new Execution(
                in.list(Fields.TENANTS),
                in.list(Fields.TENANT_TAGS),
                in.map(Fields.VARIABLES),
                in.list(Fields.SKIP_STEPS),
                in.list(Fields.TARGETS),
                in.list(Fields.EXCLUDED_TARGETS),
                guided.equals("Default") ? null : guided.equals("On"),
                in.flag(Fields.FORCE_PACKAGE_DOWNLOAD),
                in.instant(Fields.DEPLOY_AT),
                in.instant(Fields.EXPIRES_AT),
                in.flag(Fields.DRY_RUN));
        for (String tag : read.tenantTags()) {
            if (!tag.contains("/") && !in.isUnknownYet(Fields.TENANT_TAGS)) {
                in.problem(Fields.TENANT_TAGS, "'" + tag + "' is not written Set/Tag");
            }
        }
        if (read.expiresAt() != null
                && read.deployAt() != null
                && !read.expiresAt().isAfter(read.deployAt())) {
            in.problem(Fields.EXPIRES_AT, "It would be given up before it starts");
        }
        return read;
    }

    boolean isTenanted() {
        return !tenants.isEmpty() || !tenantTags.isEmpty();
    }
}
