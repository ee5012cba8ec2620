package dev.slipway.server.release;

import dev.slipway.api.Commit;
import dev.slipway.api.PackageBuildInformation;
import dev.slipway.api.Release;
import dev.slipway.api.WorkItem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What templates and scripts know of the builds of packages (R9.30), as lists such as {@code Octopus.Release.Package[0]}. */
public final class BuildVariables {
    private final Map<String, String> values = new LinkedHashMap<>();

    /** All that is known under {@code Octopus.Release}. */
    public static Map<String, String> of(Release release) {
        return new BuildVariables()
                .builds("Octopus.Release.Package", release.buildInformation())
                .workItems("Octopus.Release.WorkItems", workItems(release))
                .all();
    }

    /** The work items of all packages, each once. */
    public static List<WorkItem> workItems(Release release) {
        return release.buildInformation().stream()
                .flatMap(build -> build.workItems().stream())
                .distinct()
                .toList();
    }

    /** The commits of all packages, each once. */
    public static List<Commit> commits(Release release) {
        return release.buildInformation().stream()
                .flatMap(build -> build.commits().stream())
                .distinct()
                .toList();
    }

    public BuildVariables builds(String list, List<PackageBuildInformation> builds) {
        for (int i = 0; i < builds.size(); i++) {
            PackageBuildInformation build = builds.get(i);
            String prefix = list + "[" + i + "].";
            put(prefix + "PackageId", build.packageId());
            put(prefix + "Version", build.version());
            put(prefix + "BuildEnvironment", build.buildEnvironment());
            put(prefix + "BuildNumber", build.buildNumber());
            put(prefix + "BuildUrl", build.buildUrl());
            put(prefix + "Branch", build.branch());
            put(prefix + "VcsType", build.vcsType());
            put(prefix + "VcsRoot", build.vcsRoot());
            put(prefix + "VcsCommitNumber", build.vcsCommitNumber());
            put(prefix + "VcsCommitUrl", build.vcsCommitUrl());
            commits(prefix + "Commits", build.commits());
            workItems(prefix + "WorkItems", build.workItems());
        }
        return this;
    }

    public BuildVariables commits(String list, List<Commit> commits) {
        for (int i = 0; i < commits.size(); i++) {
            String prefix = list + "[" + i + "].";
            put(prefix + "Id", commits.get(i).id());
            put(prefix + "Comment", commits.get(i).comment());
            put(prefix + "LinkUrl", commits.get(i).linkUrl());
        }
        return this;
    }

    public BuildVariables workItems(String list, List<WorkItem> items) {
        for (int i = 0; i < items.size(); i++) {
            String prefix = list + "[" + i + "].";
            put(prefix + "Id", items.get(i).id());
            put(prefix + "Description", items.get(i).description());
            put(prefix + "LinkUrl", items.get(i).linkUrl());
        }
        return this;
    }

    private void put(String name, @Nullable String value) {
        values.put(name, value == null ? "" : value);
    }

    public Map<String, String> all() {
        return Map.copyOf(values);
    }
}
