package dev.slipway.server.ssh;

/** A certificate cannot be used. The message says why. */
public final class UnusableCertificate extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableCertificate(String message) {
        super("The certificate " + message);
    }

    UnusableCertificate(String message, Throwable cause) {
        super("The certificate " + message, cause);
    }
}
