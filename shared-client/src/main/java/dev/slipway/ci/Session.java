package dev.slipway.ci;

import dev.slipway.api.Environment;
import dev.slipway.api.Space;
import dev.slipway.client.Query;
import dev.slipway.client.SlipwayClient;
import dev.slipway.client.SpaceClient;
import java.time.InstantSource;
import java.util.List;

/**
 * What all operations on a server have at hand.
 *
 * @param client its calls end when the build is aborted
 * @param steady its calls do not: for those that create something, whose answer one must know, and for cleaning up
 */
record Session(
        ServerConnection connection,
        SlipwayClient client,
        SlipwayClient steady,
        BuildContext build,
        InstantSource clock) {
    static Session open(ServerConnection connection, BuildContext build) {
        SlipwayClient steady = connection.connect();
        return new Session(
                connection, steady.withCancellation(build.cancellation()), steady, build, InstantSource.system());
    }

    BuildLog log() {
        return build.log();
    }

    /** The id of the space that a request names, or else the connection, or else of the server's default one. */
    String spaceId(String ofRequest) {
        return spaceId(client, ofRequest.isEmpty() ? connection.space().strip() : ofRequest);
    }

    /** The id of a space by its name or id; that of the server's default one when nothing is wanted. */
    static String spaceId(SlipwayClient client, String wanted) {
        if (!wanted.isEmpty()) {
            return client.space(wanted).id();
        }
        return client.spaces().list(Query.all()).stream()
                .filter(Space::isDefault)
                .findFirst()
                .map(Space::id)
                .orElseThrow(() ->
                        new CiFailure(CiFailure.Reason.NOT_FOUND, "The server has no default space; name the space"));
    }

    /** Looks all environments up, so that a name that is wrong is found before anything is started. */
    List<Environment> environments(String spaceId, List<String> names) {
        return names.stream()
                .map(name -> space(spaceId).environments().named(name))
                .toList();
    }

    SpaceClient space(String id) {
        return client.space(id);
    }

    SpaceClient steadySpace(String id) {
        return steady.space(id);
    }
}
