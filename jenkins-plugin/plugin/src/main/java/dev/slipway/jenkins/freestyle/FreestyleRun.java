package dev.slipway.jenkins.freestyle;

import dev.slipway.ci.CiFailure;
import dev.slipway.ci.CiResult;
import dev.slipway.jenkins.build.BlockingRun;
import dev.slipway.jenkins.build.BuildScope;
import dev.slipway.jenkins.build.Failures;
import dev.slipway.jenkins.step.OperationStep;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;

/** An operation in a freestyle build, which blocks until it is over. */
final class FreestyleRun {
    private final Run<?, ?> run;
    private final EnvVars environment;
    private final BuildScope scope;

    FreestyleRun(Run<?, ?> run, FilePath workspace, EnvVars environment, TaskListener listener) {
        this.run = run;
        this.environment = environment;
        this.scope = new BuildScope(run, listener, environment, workspace);
    }

    /** Later steps find the result in variables of the build. */
    void perform(OperationStep step) throws IOException, InterruptedException {
        try {
            CiResult result = new BlockingRun(scope).run(step.call().with(environment::expand));
            run.addAction(new OutputsAction(result.outputs()));
        } catch (CiFailure e) {
            if (Failures.isAbort(e)) {
                throw Failures.abort(e);
            }
            throw Failures.failed(e);
        }
    }
}
