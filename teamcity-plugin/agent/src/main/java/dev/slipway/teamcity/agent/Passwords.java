package dev.slipway.teamcity.agent;

import jetbrains.buildServer.agent.AgentRunningBuild;

/** Has the agent mask a secret in all that it sends to the server, whoever wrote it. */
final class Passwords {
    private Passwords() {}

    /** {@link StepLog} masks too, so that a TeamCity that cannot do this is safe with regard to what this plugin writes. */
    static void hide(String secret, AgentRunningBuild build) {
        if (secret.isEmpty()) {
            return;
        }
        try {
            build.getPasswordReplacer().addPassword(secret);
        } catch (LinkageError e) {
            // not in this version
        }
    }
}
