package org.jenkinsci.plugins.workflow.steps;

/** Twin for tests of what is only a signature otherwise. */
public abstract class SynchronousNonBlockingStepExecution<T> extends StepExecution {
    private transient Thread thread;
    private transient volatile boolean isStopped;

    protected SynchronousNonBlockingStepExecution(StepContext context) {
        super(context);
    }

    protected abstract T run() throws Exception;

    @Override
    public final boolean start() {
        thread = new Thread(this::runAndTell);
        thread.start();
        return false;
    }

    private void runAndTell() {
        try {
            T result = run();
            if (!isStopped) {
                getContext().onSuccess(result);
            }
        } catch (Exception e) {
            if (!isStopped) {
                getContext().onFailure(e);
            }
        }
    }

    @Override
    public void stop(Throwable cause) throws Exception {
        isStopped = true;
        thread.interrupt();
        super.stop(cause);
    }
}
