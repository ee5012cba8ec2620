package dev.slipway.client;

import dev.slipway.api.Feed;
import dev.slipway.api.FeedPackageVersion;

/** The feeds of a space and the packages in them. */
public final class Feeds extends Resources<Feed> {
    Feeds(Api api, ApiPath space) {
        super(api, space.slash("feeds"), Feed.class, Feed::id, Feed::name);
    }

    /** The versions of a package, highest first. */
    public Paged<FeedPackageVersion> versions(String feedId, String packageId, Query query) {
        return paged(
                path(feedId, "packages", "versions").with(query.with("packageId", packageId)),
                FeedPackageVersion.class);
    }
}
