package dev.slipway.jenkins.server;

import dev.slipway.ci.CiFailure;
import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.ci.ServerConnection;
import java.util.List;
import java.util.Map;

/** Which server a step means, as whom and in which space; empty for what it leaves to its surroundings. */
public record ServerChoice(String server, String credentialsId, String space) {
    public static final String SERVER_VARIABLE = "SLIPWAY_SERVER";
    public static final String CREDENTIALS_VARIABLE = "SLIPWAY_CREDENTIALS_ID";
    public static final String SPACE_VARIABLE = "SLIPWAY_SPACE";

    /**
     * What a step leaves open is taken from {@code withSlipway} around it, which says it in variables. Key and space of one
     * server are not taken for another.
     */
    public ServerChoice within(Map<String, String> environment) {
        String around = environment.getOrDefault(SERVER_VARIABLE, "");
        if (!server.isEmpty() && !server.equals(around)) {
            return this;
        }
        return new ServerChoice(
                around,
                credentialsId.isEmpty() ? environment.getOrDefault(CREDENTIALS_VARIABLE, "") : credentialsId,
                space.isEmpty() ? environment.getOrDefault(SPACE_VARIABLE, "") : space);
    }

    /** @throws CiFailure when there is no such server or key; nothing is asked over the network */
    public ServerConnection connection(ApiKeys keys) {
        SlipwayServer chosen = chosen();
        return chosen.connection(keys.keyOf(chosen, credentialsId), space);
    }

    /** The id of the server that is meant. */
    public String serverId() {
        return chosen().getId();
    }

    private SlipwayServer chosen() {
        return SlipwayConfiguration.get().server(server).orElseThrow(this::unknown);
    }

    private CiFailure unknown() {
        List<SlipwayServer> known = SlipwayConfiguration.get().getServers();
        if (known.isEmpty()) {
            return new CiFailure(
                    Reason.INPUT, "No Slipway server is set up; an administrator does that at Manage Jenkins, System");
        }
        return new CiFailure(
                Reason.INPUT,
                "There is no Slipway server '" + server + "'; there are: "
                        + String.join(
                                ", ", known.stream().map(SlipwayServer::getId).toList()));
    }
}
