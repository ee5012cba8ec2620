package dev.slipway.jenkins.build;

import dev.slipway.ci.BuildContext;
import dev.slipway.ci.BuildFacts;
import dev.slipway.ci.CiResult;
import dev.slipway.ci.FileRequest;
import dev.slipway.ci.Operations;
import dev.slipway.ci.PackRequest;
import dev.slipway.ci.PushRequest;
import dev.slipway.ci.ServerConnection;
import dev.slipway.ci.Workspace;
import dev.slipway.client.transport.CancellationToken;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jenkins.MasterToSlaveFileCallable;
import org.jspecify.annotations.Nullable;

/** An operation on files, which runs on the agent that has them; packages go to the server from there. */
final class FileOperation extends MasterToSlaveFileCallable<CiResult> {
    private static final long serialVersionUID = 1L;

    private final FileRequest request;
    private final @Nullable ServerConnection connection;
    private final BuildFacts facts;
    private final TaskListener listener;

    /** @param connection null for packing, which needs none */
    FileOperation(FileRequest request, @Nullable ServerConnection connection, BuildFacts facts, TaskListener listener) {
        this.request = request;
        this.connection = connection;
        this.facts = facts;
        this.listener = listener;
    }

    @Override
    public CiResult invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(workspace.toPath());
        return Cancellable.run(token -> run(directory, token));
    }

    private CiResult run(Path directory, CancellationToken token) {
        String key = connection == null ? "" : connection.apiKey();
        var build = new BuildContext(new JenkinsLog(listener, key), Workspace.of(directory), token, facts);
        if (connection == null) {
            return Operations.pack((PackRequest) request, directory, build);
        }
        try (var operations = Operations.on(connection, build)) {
            return operations.push((PushRequest) request, directory);
        }
    }
}
