package dev.slipway.jenkins.server;

import dev.slipway.ci.ServerConnection;
import java.util.Map;

/** What {@code withSlipway} and its twin for freestyle jobs tell the steps, and scripts, inside of them. */
public final class ServerVariables {
    /** The only one that is secret. */
    public static final String API_KEY = "SLIPWAY_API_KEY";

    private static final String URL = "SLIPWAY_URL";

    private ServerVariables() {}

    /** All but the API key. */
    public static Map<String, String> of(ServerChoice choice, ServerConnection connection) {
        return Map.of(
                URL,
                connection.url(),
                ServerChoice.SERVER_VARIABLE,
                choice.serverId(),
                ServerChoice.CREDENTIALS_VARIABLE,
                choice.credentialsId(),
                ServerChoice.SPACE_VARIABLE,
                connection.space());
    }
}
