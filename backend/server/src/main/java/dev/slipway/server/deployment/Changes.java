package dev.slipway.server.deployment;

import dev.slipway.api.Project;
import dev.slipway.api.Release;
import dev.slipway.api.ReleaseChanges;
import dev.slipway.api.WorkItem;
import dev.slipway.server.channel.ChannelId;
import dev.slipway.server.expression.Expressions;
import dev.slipway.server.expression.VariableDictionary;
import dev.slipway.server.release.BuildVariables;
import dev.slipway.server.release.StoredReleases;
import dev.slipway.server.version.Version;
import dev.slipway.server.version.VersionKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What a deployment brings to its environment (R9.31, R9.32). */
record Changes(List<ReleaseChanges> releases, String markdown) {
    /** @param current the release that is there now */
    static Changes of(Handle tx, StoredReleases releases, Project project, Release release, Optional<Release> current) {
        List<ReleaseChanges> brought = brought(tx, releases, release, current).stream()
                .map(one -> new ReleaseChanges(
                        one.version(),
                        one.releaseNotes(),
                        BuildVariables.workItems(one),
                        BuildVariables.commits(one),
                        one.buildInformation()))
                .toList();
        return new Changes(brought, markdown(project.deploymentChangesTemplate(), brought));
    }

    private static List<Release> brought(
            Handle tx, StoredReleases releases, Release release, Optional<Release> current) {
        Version version = versionOf(release);
        if (current.isEmpty() || version.isPrerelease()) {
            return List.of(release);
        }
        Version from = versionOf(current.get());
        return version.compareTo(from) <= 0
                ? List.of()
                : releases.between(tx, new ChannelId(release.channelId()), from, version);
    }

    private static Version versionOf(Release release) {
        return Version.parse(release.version(), VersionKind.GENERIC);
    }

    /** A heading, the notes, and the work items with their links. */
    private static String section(ReleaseChanges one) {
        String notes = ("## " + one.version() + "\n" + one.releaseNotes()).strip();
        return one.workItems().isEmpty()
                ? notes
                : notes + "\n\n" + one.workItems().stream().map(Changes::item).collect(Collectors.joining("\n"));
    }

    private static String item(WorkItem item) {
        String id = item.linkUrl() == null ? item.id() : "[" + item.id() + "](" + item.linkUrl() + ")";
        return "- " + id + (item.description().equals(item.id()) ? "" : " " + item.description());
    }

    private static String markdown(@Nullable String template, List<ReleaseChanges> brought) {
        if (template == null || template.isBlank()) {
            return brought.stream().map(Changes::section).collect(Collectors.joining("\n\n"));
        }
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < brought.size(); i++) {
            String prefix = "Octopus.Deployment.Changes[" + i + "].";
            values.put(prefix + "Version", brought.get(i).version());
            values.put(prefix + "ReleaseNotes", brought.get(i).releaseNotes());
            values.putAll(new BuildVariables()
                    .builds(prefix + "BuildInformation", brought.get(i).buildInformation())
                    .commits(prefix + "Commits", brought.get(i).commits())
                    .workItems(prefix + "WorkItems", brought.get(i).workItems())
                    .all());
        }
        return Expressions.evaluate(template, VariableDictionary.of(values)).text();
    }
}
