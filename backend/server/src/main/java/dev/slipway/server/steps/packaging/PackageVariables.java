package dev.slipway.server.steps.packaging;

import dev.slipway.server.deployment.PinnedPackage;
import dev.slipway.server.engine.ActionRun;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an action's scripts know of its packages (R5.27). */
public final class PackageVariables {
    private PackageVariables() {}

    public static Map<String, String> of(ActionRun run) {
        var variables = new LinkedHashMap<String, String>();
        for (PinnedPackage pinned : run.packages()) {
            variables.put(name(pinned, "PackageId"), pinned.packageId());
            variables.put(name(pinned, "PackageVersion"), pinned.version());
            variables.put(name(pinned, "FeedId"), pinned.feedId());
        }
        return variables;
    }

    /** Such as {@code Octopus.Action.Package[conf].ExtractedPath}; the primary package has no brackets. */
    public static String name(PinnedPackage pinned, String what) {
        String reference = pinned.referenceName();
        return "Octopus.Action.Package" + (reference.isEmpty() ? "" : "[" + reference + "]") + "." + what;
    }

    /** Such as {@code Acme.Web.1.0.0.zip}. */
    public static String fileName(PinnedPackage pinned) {
        return PathSegment.of(pinned.packageId() + "." + pinned.version() + pinned.extension());
    }
}
