package dev.slipway.server.ssh;

/** A private key file cannot be read. The message says why and shows nothing of the file. */
public final class UnusablePrivateKey extends Exception {
    private static final long serialVersionUID = 1L;

    UnusablePrivateKey(String message) {
        super("The private key " + message);
    }

    UnusablePrivateKey(String message, Throwable cause) {
        super("The private key " + message, cause);
    }
}
