package dev.slipway.ci;

import dev.slipway.api.RootDocument;
import dev.slipway.api.Space;
import dev.slipway.api.User;
import dev.slipway.client.SlipwayClient;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a server answered to one who wants to know whether a connection works.
 *
 * @param application the name that the server gives itself
 * @param user whose API key it is
 * @param spaces the names of those that this user sees
 */
public record ConnectionCheck(String application, String version, String user, List<String> spaces) {
    /**
     * Takes seconds at most.
     *
     * @throws CiFailure when the server cannot be reached, the API key is not valid, or the connection names a space that
     *     its user does not see
     */
    public static ConnectionCheck of(ServerConnection server) {
        return Operations.translated(() -> {
            try (SlipwayClient client = server.connectBriefly()) {
                RootDocument root = client.root();
                User me = client.users().me();
                List<String> spaces =
                        client.spaces().all().stream().map(Space::name).toList();
                if (!server.space().isBlank()) {
                    Session.spaceId(client, server.space().strip());
                }
                return new ConnectionCheck(root.application(), root.version(), me.username(), spaces);
            }
        });
    }

    /** For people: {@code Connected to Slipway 1.2.0 as build-server, who sees the spaces Default, Shop.} */
    public String sentence() {
        String seen = spaces.isEmpty()
                ? "no space"
                : spaces.stream()
                        .collect(Collectors.joining(", ", spaces.size() == 1 ? "the space " : "the spaces ", ""));
        return "Connected to " + application + " " + version + " as " + user + ", who sees " + seen + ".";
    }
}
