package dev.slipway.server.feed;

import dev.slipway.api.Feed;
import dev.slipway.json.WireJson;
import dev.slipway.server.persistence.SpaceId;
import java.util.List;

/** The feed of a space's own packages. */
public final class BuiltInFeed {
    /** Its id in the default space; in any other space it is understood as meaning that space's own. */
    public static final String ID = "feeds-builtin";

    private static final SpaceId FIRST_SPACE = new SpaceId("Spaces-1");
    private static final String NAME = "Slipway Server (built-in)";

    private BuiltInFeed() {}

    public static String idIn(SpaceId space) {
        return space.equals(FIRST_SPACE) ? ID : ID + "-" + space;
    }

    /** Whether a client that sent this means the built-in feed; clients leave it out too. */
    public static boolean isMeantBy(SpaceId space, String feedId) {
        return feedId.isBlank() || feedId.equalsIgnoreCase(ID) || feedId.equalsIgnoreCase(idIn(space));
    }

    static Feed of(SpaceId space) {
        return WireJson.empty(Feed.class)
                .withId(idIn(space))
                .withSpaceId(space.value())
                .withName(NAME)
                .withFeedType(FeedType.BUILT_IN.wireName())
                .withPackageAcquisitionLocationOptions(List.of("Server", "ExecutionTarget"))
                .withDeletePackagesAssociatedWithReleases(false)
                .withIsBuiltInRepoSyncEnabled(false);
    }
}
