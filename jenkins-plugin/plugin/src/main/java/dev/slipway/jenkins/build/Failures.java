package dev.slipway.jenkins.build;

import dev.slipway.ci.CiFailure;
import dev.slipway.ci.CiFailure.Reason;
import hudson.AbortException;
import hudson.model.Result;
import java.io.IOException;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** What Jenkins is told when an operation did not do what it should. */
public final class Failures {
    private Failures() {}

    /** What a pipeline is told. */
    public static Exception of(CiFailure failure) {
        return isAbort(failure) ? abort(failure) : failed(failure);
    }

    /** Whether the build ends aborted, not failed: it was, or somebody cancelled on the server what it waited for. */
    public static boolean isAbort(CiFailure failure) {
        return failure.reason() == Reason.CANCELED || failure.reason() == Reason.ABORTED;
    }

    public static InterruptedException abort(CiFailure failure) {
        var interrupted = new FlowInterruptedException(Result.ABORTED, new Cause(message(failure)));
        interrupted.initCause(failure);
        return interrupted;
    }

    /** Without a stack trace in the console where the user was told everything. */
    public static IOException failed(CiFailure failure) {
        return failure.reason() == Reason.FAULT
                ? new IOException(message(failure), failure)
                : new AbortException(message(failure));
    }

    private static String message(CiFailure failure) {
        return "Slipway: " + failure.getMessage();
    }

    /** Shown on the page of the build. */
    private static final class Cause extends CauseOfInterruption {
        private static final long serialVersionUID = 1L;

        private final String description;

        Cause(String description) {
            this.description = description;
        }

        @Override
        public String getShortDescription() {
            return description;
        }
    }
}
