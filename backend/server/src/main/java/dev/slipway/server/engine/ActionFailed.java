package dev.slipway.server.engine;

/** An action did not do what it should. The message is for the deployment's log, and is masked there. */
public final class ActionFailed extends Exception {
    private static final long serialVersionUID = 1L;

    public ActionFailed(String message) {
        super(message);
    }

    public ActionFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
