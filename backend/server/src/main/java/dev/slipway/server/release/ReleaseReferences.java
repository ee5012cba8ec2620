package dev.slipway.server.release;

import dev.slipway.api.Release;
import dev.slipway.server.blob.Sha256;
import dev.slipway.server.channel.ChannelId;
import dev.slipway.server.channel.ChannelUsage;
import dev.slipway.server.feed.FeedUsage;
import dev.slipway.server.packages.BlobReferences;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Stretch;
import dev.slipway.server.process.FrozenProcesses;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What releases point to: channels, the feeds of their frozen processes (R3.25), and the bytes of packages, which a
 * release keeps whatever happens in the feed.
 */
public final class ReleaseReferences implements ChannelUsage, FeedUsage, BlobReferences {
    private static final Filter A_FEW = new Filter(List.of(), "", "", new Stretch(0, 5));

    private final ReleaseStore store = new ReleaseStore();
    private final FrozenProcesses processes = new FrozenProcesses();

    @Override
    public List<String> usesOf(Handle tx, ChannelId channel) {
        return store.list(tx, channel, A_FEW).items().stream()
                .map(Release::version)
                .map(version -> "release " + version)
                .toList();
    }

    @Override
    public List<String> usesOf(Handle tx, String feedId) {
        return store.following(tx, processes.takingFrom(tx, feedId), A_FEW).items().stream()
                .map(release -> "release " + release.version() + " of " + release.projectId())
                .toList();
    }

    @Override
    public boolean refersTo(Handle tx, Sha256 sha256) {
        return store.pins(tx, sha256);
    }
}
