package dev.slipway.jenkins.step;

import dev.slipway.ci.CiFailure;
import dev.slipway.jenkins.build.BlockingRun;
import dev.slipway.jenkins.build.Failures;
import dev.slipway.jenkins.build.OperationCall;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/** A step that does its work at once: packs, pushes. When Jenkins restarts meanwhile, the step fails. */
final class WorkExecution extends SynchronousNonBlockingStepExecution<Map<String, Object>> {
    private static final long serialVersionUID = 1L;

    private final OperationCall call;

    WorkExecution(OperationCall call, StepContext context) {
        super(context);
        this.call = call;
    }

    @Override
    protected Map<String, Object> run() throws Exception {
        try {
            var blocking = new BlockingRun(StepScope.of(getContext()));
            return new LinkedHashMap<>(blocking.run(call).values());
        } catch (CiFailure e) {
            throw Failures.of(e);
        }
    }
}
