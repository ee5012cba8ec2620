package dev.slipway.jenkins.build;

import dev.slipway.ci.CiFailure;
import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.ci.CiResult;
import dev.slipway.ci.FileRequest;
import dev.slipway.ci.OperationRequest;
import dev.slipway.ci.Operations;
import dev.slipway.ci.PackRequest;
import dev.slipway.ci.ServerConnection;
import dev.slipway.ci.ServerRequest;
import dev.slipway.jenkins.page.SlipwayAction;
import hudson.FilePath;
import java.io.IOException;

/** Runs an operation while a thread waits for it: all there is in freestyle jobs, and what is short in pipelines. */
public final class BlockingRun {
    private final BuildScope scope;

    public BlockingRun(BuildScope scope) {
        this.scope = scope;
    }

    /**
     * The result is shown on the build's page, also that of what failed after it was started.
     *
     * @throws CiFailure when the operation did not do what it should
     */
    public CiResult run(OperationCall call) throws IOException, InterruptedException {
        OperationRequest request = call.request();
        try {
            CiResult result = request instanceof FileRequest files
                    ? onAgent(call, files)
                    : onController(call, (ServerRequest) request);
            SlipwayAction.show(scope.run(), result);
            return result;
        } catch (CiFailure e) {
            e.result().ifPresent(result -> SlipwayAction.show(scope.run(), result));
            throw e;
        }
    }

    private CiResult onAgent(OperationCall call, FileRequest request) throws IOException, InterruptedException {
        FilePath workspace = scope.workspace();
        if (workspace == null) {
            throw new CiFailure(Reason.INPUT, "There are no files here; put the step into a node");
        }
        ServerConnection connection = request instanceof PackRequest ? null : scope.connection(call);
        return workspace.act(new FileOperation(request, connection, scope.facts(), scope.listener()));
    }

    private CiResult onController(OperationCall call, ServerRequest request) throws InterruptedException {
        ServerConnection connection = scope.connection(call);
        return Cancellable.run(token -> {
            try (var operations = Operations.on(connection, scope.context(connection, token))) {
                return operations.run(request);
            }
        });
    }
}
