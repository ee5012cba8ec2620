package dev.slipway.server.app;

/** The server cannot start, for a reason that whoever started it can mend; the message is one line for them. */
final class StartFailure extends Exception {
    private static final long serialVersionUID = 1L;

    StartFailure(String message) {
        super(message);
    }

    StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
