package dev.slipway.bamboo.server;

import com.atlassian.bamboo.credentials.CredentialsAccessor;
import com.atlassian.bamboo.crypto.instance.SecretEncryptionService;
import com.atlassian.bamboo.serialization.WhitelistedSerializable;
import com.atlassian.bamboo.task.RuntimeTaskDataProvider;
import com.atlassian.bamboo.task.TaskDefinition;
import com.atlassian.bamboo.task.runtime.RuntimeTaskDefinition;
import com.atlassian.bamboo.v2.build.CommonContext;
import com.atlassian.bandana.BandanaManager;
import dev.slipway.ci.CiFailure;
import java.util.Map;

/** Runs on the Bamboo server before a task does, and gives the task what it needs to connect. */
public final class ConnectionProvider implements RuntimeTaskDataProvider {
    /** The key under which a task's configuration names its server. */
    public static final String SERVER = "server";

    private final ServerConnections connections;

    public ConnectionProvider(
            BandanaManager bandana, SecretEncryptionService encryption, CredentialsAccessor credentials) {
        this.connections = new ServerConnections(new ServerStore(bandana), encryption, credentials);
    }

    @Override
    public Map<String, String> populateRuntimeTaskData(TaskDefinition task, CommonContext build) {
        try {
            return RuntimeConnection.write(
                    connections.named(task.getConfiguration().getOrDefault(SERVER, "")));
        } catch (CiFailure e) {
            return RuntimeConnection.problem(e);
        }
    }

    @Override
    public Map<String, WhitelistedSerializable> createRuntimeTaskData(RuntimeTaskDefinition task, CommonContext build) {
        return Map.of();
    }

    /** There is nothing to do after a task. */
    @Override
    public void processRuntimeTaskData(RuntimeTaskDefinition task, CommonContext build) {}
}
