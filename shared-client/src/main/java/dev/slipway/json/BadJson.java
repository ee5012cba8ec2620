package dev.slipway.json;

/** A text that is no JSON, or JSON of another shape than asked for. The message names the place and is fit for the sender. */
public final class BadJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadJson(String message) {
        super(message);
    }

    public BadJson(String message, Throwable cause) {
        super(message, cause);
    }
}
