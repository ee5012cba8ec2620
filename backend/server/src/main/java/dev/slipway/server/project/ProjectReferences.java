package dev.slipway.server.project;

import dev.slipway.api.Project;
import dev.slipway.server.lifecycle.LifecycleId;
import dev.slipway.server.lifecycle.LifecycleUsage;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.tenant.TagUsage;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** What projects point to: lifecycles and tags. */
public final class ProjectReferences implements LifecycleUsage, TagUsage {
    private final ProjectStore store = new ProjectStore();

    @Override
    public List<String> usesOf(Handle tx, LifecycleId lifecycle) {
        return named(store.following(tx, lifecycle));
    }

    @Override
    public List<String> usesOf(Handle tx, SpaceId space, Predicate<String> isTag) {
        return named(store.all(tx, space).stream()
                .filter(project -> project.projectTags().stream().anyMatch(isTag))
                .toList());
    }

    private static List<String> named(List<Project> projects) {
        return projects.stream().map(project -> "project " + project.name()).toList();
    }

    @Override
    public void rename(Handle tx, SpaceId space, UnaryOperator<String> newName) {
        for (Project project : store.all(tx, space)) {
            List<String> renamed = project.projectTags().stream().map(newName).toList();
            if (!renamed.equals(project.projectTags())) {
                store.update(tx, project.withProjectTags(renamed));
            }
        }
    }
}
