package dev.slipway.server.channel;

import dev.slipway.api.Channel;
import dev.slipway.server.lifecycle.LifecycleId;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.project.ProjectId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class ChannelStore {
    private static final DocumentTable<Channel> CHANNELS = DocumentTable.of("channel", Channel.class, Channel::id)
            .inSpace(Channel::spaceId)
            .named(Channel::name)
            .slugged(Channel::slug)
            .with("project_id", Channel::projectId)
            .with("lifecycle_id", Channel::lifecycleId)
            .with("is_default", Channel::isDefault);

    Channel insert(Handle tx, Channel channel) {
        return CHANNELS.insert(tx, channel);
    }

    void update(Handle tx, Channel channel) {
        CHANNELS.update(tx, channel);
    }

    void delete(Handle tx, ChannelId id) {
        CHANNELS.delete(tx, id.value());
    }

    Optional<Channel> find(Handle tx, SpaceId space, ChannelId id) {
        return in(space).where("id", id.value()).first(tx);
    }

    Optional<Channel> find(Handle tx, ProjectId project, String idOrSlugOrName) {
        return CHANNELS.find(tx, of(project), idOrSlugOrName);
    }

    Optional<Channel> defaultOne(Handle tx, ProjectId project) {
        return of(project).where("is_default", true).first(tx);
    }

    Listing<Channel> list(Handle tx, SpaceId space, Filter filter) {
        return in(space).list(tx, filter);
    }

    List<Channel> all(Handle tx, SpaceId space) {
        return in(space).all(tx);
    }

    Listing<Channel> list(Handle tx, ProjectId project, Filter filter) {
        return of(project).list(tx, filter);
    }

    List<Channel> all(Handle tx, ProjectId project) {
        return of(project).all(tx);
    }

    List<Channel> following(Handle tx, LifecycleId lifecycle) {
        return CHANNELS.select()
                .where("lifecycle_id", lifecycle.value())
                .orderBy("name_key, id")
                .all(tx);
    }

    String freeSlug(Handle tx, ProjectId project, String name) {
        return CHANNELS.freeSlug(tx, of(project), name);
    }

    private static Selection<Channel> in(SpaceId space) {
        return CHANNELS.select(space).orderBy("name_key, id");
    }

    private static Selection<Channel> of(ProjectId project) {
        return CHANNELS.select().where("project_id", project.value()).orderBy("is_default DESC, name_key, id");
    }
}
