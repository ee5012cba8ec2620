package dev.slipway.server.channel;

import dev.slipway.api.Project;
import dev.slipway.api.ReleaseCreationStrategy;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.project.KnownParts;
import dev.slipway.server.project.ProjectId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tells projects in which of their channels releases can be created by themselves. */
public final class KnownChannels implements KnownParts {
    private final ChannelStore store = new ChannelStore();

    @Override
    public void check(Handle tx, Optional<Project> before, Project wanted, Checks checks) {
        @Nullable String id = channelOf(wanted);
        if (id == null || id.equals(before.map(KnownChannels::channelOf).orElse(null))) {
            return;
        }
        checks.that(
                store.all(tx, new ProjectId(wanted.id())).stream()
                        .anyMatch(channel -> channel.id().equals(id)),
                "ReleaseCreationStrategy.ChannelId",
                "there is no channel '" + Checks.quote(id) + "' in the project");
    }

    private static @Nullable String channelOf(Project project) {
        @Nullable ReleaseCreationStrategy strategy = project.releaseCreationStrategy();
        @Nullable String id = strategy == null ? null : strategy.channelId();
        return id == null || id.isBlank() ? null : id;
    }
}
