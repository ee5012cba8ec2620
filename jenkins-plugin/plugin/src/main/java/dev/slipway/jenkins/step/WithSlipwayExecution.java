package dev.slipway.jenkins.step;

import dev.slipway.ci.CiFailure;
import dev.slipway.ci.ServerConnection;
import dev.slipway.jenkins.build.BuildScope;
import dev.slipway.jenkins.build.Failures;
import dev.slipway.jenkins.build.KeyFilter;
import dev.slipway.jenkins.build.ProtectedText;
import dev.slipway.jenkins.server.ApiKeys;
import dev.slipway.jenkins.server.ServerChoice;
import dev.slipway.jenkins.server.ServerVariables;
import hudson.console.ConsoleLogFilter;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Runs the block with variables for the server and a filter for its key. After a restart the block goes on by itself. */
final class WithSlipwayExecution extends StepExecution {
    private static final long serialVersionUID = 1L;

    /** Only for the start, and a record, which Jenkins could not store. */
    private final transient ServerChoice choice;

    WithSlipwayExecution(ServerChoice choice, StepContext context) {
        super(context);
        this.choice = choice;
    }

    @Override
    public boolean start() throws Exception {
        StepContext context = getContext();
        BuildScope scope = StepScope.of(context);
        ServerChoice here = choice.within(scope.environment());
        try {
            ServerConnection connection = here.connection(ApiKeys.of(scope.run()));
            var key = new ProtectedText(connection.apiKey());
            var unused = context.newBodyInvoker()
                    .withContext(EnvironmentExpander.merge(
                            context.get(EnvironmentExpander.class),
                            new ServerExpander(ServerVariables.of(here, connection), key)))
                    .withContext(
                            BodyInvoker.mergeConsoleLogFilters(context.get(ConsoleLogFilter.class), new KeyFilter(key)))
                    .withCallback(BodyExecutionCallback.wrap(context))
                    .start();
        } catch (CiFailure e) {
            throw Failures.of(e);
        }
        return false;
    }
}
