package dev.slipway.server.channel;

import dev.slipway.api.Channel;
import dev.slipway.api.Lifecycle;
import dev.slipway.api.Project;
import dev.slipway.server.lifecycle.LifecycleService;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.project.ProjectId;
import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The environments of the lifecycles of a project and of its channels. */
public final class ProjectEnvironments {
    private final ChannelService channels;
    private final LifecycleService lifecycles;

    public ProjectEnvironments(ChannelService channels, LifecycleService lifecycles) {
        this.channels = channels;
        this.lifecycles = lifecycles;
    }

    /** Their ids. */
    public Set<String> of(Handle tx, Project project) {
        var space = new SpaceId(project.spaceId());
        var followed = new HashSet<Lifecycle>();
        lifecycles.find(tx, space, project.lifecycleId()).ifPresent(followed::add);
        for (Channel channel : channels.all(tx, new ProjectId(project.id()))) {
            followed.add(channels.lifecycleOf(tx, project, channel));
        }
        var environments = new HashSet<String>();
        followed.forEach(lifecycle ->
                lifecycles.phases(tx, space, lifecycle).forEach(phase -> environments.addAll(phase.environments())));
        return environments;
    }
}
