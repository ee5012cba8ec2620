package dev.slipway.server.channel;

import dev.slipway.api.Channel;
import dev.slipway.api.Project;
import dev.slipway.json.WireJson;
import dev.slipway.server.persistence.Ids;
import dev.slipway.server.persistence.Slug;
import dev.slipway.server.project.CopiedIds;
import dev.slipway.server.project.ProjectCopy;
import dev.slipway.server.project.ProjectFurnishing;
import dev.slipway.server.project.ProjectId;
import org.jdbi.v3.core.Handle;

/** Puts the channel {@code Default} into a new project, and the channels of its source into a copied one (R4.1). */
public final class ChannelFurnishing implements ProjectFurnishing, ProjectCopy {
    private static final String FIRST_NAME = "Default";

    private final ChannelStore store = new ChannelStore();

    @Override
    public void furnish(Handle tx, Project project) {
        store.insert(
                tx,
                WireJson.empty(Channel.class)
                        .withId(Ids.next(tx, "Channels"))
                        .withSpaceId(project.spaceId())
                        .withProjectId(project.id())
                        .withName(FIRST_NAME)
                        .withSlug(Slug.of(FIRST_NAME))
                        .withIsDefault(true));
    }

    @Override
    public void copy(Handle tx, Project source, Project copy, CopiedIds ids) {
        for (Channel channel : store.all(tx, new ProjectId(source.id()))) {
            String id = Ids.next(tx, "Channels");
            ids.put(channel.id(), id);
            store.insert(tx, channel.withId(id).withProjectId(copy.id()));
        }
    }
}
