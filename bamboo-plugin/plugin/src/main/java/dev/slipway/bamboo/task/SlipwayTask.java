package dev.slipway.bamboo.task;

import com.atlassian.bamboo.task.CommonTaskContext;
import com.atlassian.bamboo.task.CommonTaskType;
import com.atlassian.bamboo.task.TaskContext;
import com.atlassian.bamboo.task.TaskResult;
import com.atlassian.bamboo.task.TaskResultBuilder;
import com.atlassian.bamboo.variable.CustomVariableContext;
import com.atlassian.bamboo.variable.VariableContext;
import dev.slipway.bamboo.TaskModules;
import dev.slipway.bamboo.server.RuntimeConnection;
import dev.slipway.ci.BuildContext;
import dev.slipway.ci.BuildFacts;
import dev.slipway.ci.CiFailure;
import dev.slipway.ci.CiOperation;
import dev.slipway.ci.CiResult;
import dev.slipway.ci.OperationRequest;
import dev.slipway.ci.Operations;
import dev.slipway.ci.PackRequest;
import dev.slipway.ci.ServerConnection;
import dev.slipway.ci.Workspace;
import dev.slipway.client.transport.CancellationToken;
import java.nio.file.Path;
import java.util.List;

/** All tasks of the plugin, in build plans and in deployment projects; the key of the task says which operation it is. */
public final class SlipwayTask implements CommonTaskType {
    private final CustomVariableContext customVariables;

    public SlipwayTask(CustomVariableContext customVariables) {
        this.customVariables = customVariables;
    }

    @Override
    public TaskResult execute(CommonTaskContext task) {
        var log = new BambooLog(task.getBuildLogger(), List.of());
        var end = TaskResultBuilder.newBuilder(task);
        try {
            publish(run(task), log, task);
            return end.success().build();
        } catch (CiFailure e) {
            log.error(String.valueOf(e.getMessage()));
            e.result().ifPresent(result -> publish(result, log, task));
            return (isOfTheDeployment(e) ? end.failed() : end.failedWithError()).build();
        }
    }

    private CiResult run(CommonTaskContext task) {
        CiOperation operation = TaskModules.operation(task.getPluginKey())
                .orElseThrow(() -> new IllegalStateException("This is no task of Slipway: " + task.getPluginKey()));
        var variables = new BambooVariables(task, customVariables);
        OperationRequest request = operation.read(TaskInputs.ofBuild(operation, task.getConfigurationMap(), variables));
        // Variables are Bamboo's own on this thread only.
        BuildFacts facts = BambooFacts.of(task, variables);
        Path directory = task.getWorkingDirectory().toPath();
        var cancellation = new CancellationToken();
        if (request instanceof PackRequest pack) {
            var log = new BambooLog(task.getBuildLogger(), List.of());
            var build = new BuildContext(log, Workspace.of(directory), cancellation, facts);
            return new AbortableWork(cancellation).run(() -> Operations.pack(pack, directory, build));
        }
        ServerConnection connection = RuntimeConnection.read(task.getRuntimeTaskContext());
        var log = new BambooLog(task.getBuildLogger(), List.of(connection.apiKey()));
        var build = new BuildContext(log, Workspace.of(directory), cancellation, facts);
        return new AbortableWork(cancellation).run(() -> {
            try (Operations operations = Operations.on(connection, build)) {
                return operations.run(request, directory);
            }
        });
    }

    /** Variables that later tasks, stages and deployments have, as {@code ${bamboo.slipway.release.version}}. */
    private static void publish(CiResult result, BambooLog log, CommonTaskContext task) {
        VariableContext variables = task.getCommonContext().getVariableContext();
        result.outputs().forEach((name, value) -> {
            variables.addResultVariable(name, value);
            log.info("Set variable bamboo." + name + " to " + value);
        });
        if (task instanceof TaskContext ofPlan) {
            show(result, ofPlan);
        }
    }

    /** The page of a deployment's result has no place for it. Where Bamboo keeps such texts elsewhere, the page lacks them. */
    private static void show(CiResult result, TaskContext task) {
        try {
            new ResultPanel(task.getBuildContext().getBuildResult().getCustomBuildData()).show(result);
        } catch (LinkageError e) {
            // The build has done its work, and its log has the links.
        }
    }

    /** What went wrong on the server is a failed task; what kept it from being asked is an error. */
    private static boolean isOfTheDeployment(CiFailure failure) {
        return switch (failure.reason()) {
            case TASK_FAILED, TIMED_OUT, CANCELED, ABORTED -> true;
            default -> false;
        };
    }
}
