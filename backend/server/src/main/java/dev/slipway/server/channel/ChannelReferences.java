package dev.slipway.server.channel;

import dev.slipway.api.Channel;
import dev.slipway.server.lifecycle.LifecycleId;
import dev.slipway.server.lifecycle.LifecycleUsage;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.tenant.TagUsage;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** What channels point to: lifecycles and tags. */
public final class ChannelReferences implements LifecycleUsage, TagUsage {
    private final ChannelStore store = new ChannelStore();

    @Override
    public List<String> usesOf(Handle tx, LifecycleId lifecycle) {
        return named(store.following(tx, lifecycle));
    }

    @Override
    public List<String> usesOf(Handle tx, SpaceId space, Predicate<String> isTag) {
        return named(store.all(tx, space).stream()
                .filter(channel -> channel.tenantTags().stream().anyMatch(isTag))
                .toList());
    }

    private static List<String> named(List<Channel> channels) {
        return channels.stream()
                .map(channel -> "channel " + channel.name() + " of " + channel.projectId())
                .toList();
    }

    @Override
    public void rename(Handle tx, SpaceId space, UnaryOperator<String> newName) {
        for (Channel channel : store.all(tx, space)) {
            List<String> renamed = channel.tenantTags().stream().map(newName).toList();
            if (!renamed.equals(channel.tenantTags())) {
                store.update(tx, channel.withTenantTags(renamed));
            }
        }
    }
}
