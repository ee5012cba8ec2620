package dev.slipway.jenkins.build;

import dev.slipway.ci.BuildContext;
import dev.slipway.ci.BuildFacts;
import dev.slipway.ci.ServerConnection;
import dev.slipway.client.transport.CancellationToken;
import dev.slipway.jenkins.server.ApiKeys;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The place in a build at which an operation runs.
 *
 * @param environment the variables there
 * @param workspace null outside of {@code node}
 */
public record BuildScope(
        Run<?, ?> run, TaskListener listener, Map<String, String> environment, @Nullable FilePath workspace) {

    /** @throws dev.slipway.ci.CiFailure when there is no such server or key */
    public ServerConnection connection(OperationCall call) {
        return call.choice(environment).connection(ApiKeys.of(run));
    }

    public BuildContext context(ServerConnection connection, CancellationToken cancellation) {
        return new BuildContext(
                new JenkinsLog(listener, connection.apiKey()), new AgentWorkspace(workspace), cancellation, facts());
    }

    BuildFacts facts() {
        return RunFacts.of(run, environment);
    }
}
