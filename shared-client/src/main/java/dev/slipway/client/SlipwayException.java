package dev.slipway.client;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that did not work. What kind of failure it is comes from the status, never from words in a message. The message
 * has the server's own words and never the API key.
 */
public final class SlipwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int INSUFFICIENT_STORAGE = 507;

    /** What a caller can do about a failure. */
    public enum Kind {
        /** 401: no API key, or one that is wrong, expired or of a disabled user. */
        AUTHENTICATION,
        /** 403: the user may not do this. */
        PERMISSION,
        /** 404: there is no such thing, or the user may not see it. */
        NOT_FOUND,
        /** 409: it exists already, or was changed by somebody else. */
        CONFLICT,
        /** 400 and other 4xx: the request is not right. */
        VALIDATION,
        /** 408, 429, 502, 503, 504: the server is busy or starting; later it may work. */
        TRANSIENT,
        /** Other 5xx: a fault in the server, or its disk is full. */
        SERVER,
        /** There was no answer. */
        UNREACHABLE,
        /** The answer is not one of a Slipway server. */
        PROTOCOL,
        /** The caller broke the call off. */
        CANCELLED;

        static Kind of(int status) {
            return switch (status) {
                case 401 -> AUTHENTICATION;
                case 403 -> PERMISSION;
                case 404 -> NOT_FOUND;
                case 409 -> CONFLICT;
                case 408, 429, 502, 503, 504 -> TRANSIENT;
                default -> status >= 500 ? SERVER : status >= 400 ? VALIDATION : PROTOCOL;
            };
        }
    }

    private final Kind kind;
    private final int status;
    private final List<String> errors;
    private final @Nullable Duration retryAfter;

    SlipwayException(
            Kind kind,
            int status,
            String message,
            List<String> errors,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.status = status;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    static SlipwayException withoutAnswer(Kind kind, String message, @Nullable Throwable cause) {
        return new SlipwayException(kind, 0, message, List.of(), null, cause);
    }

    public Kind kind() {
        return kind;
    }

    /** The HTTP status; 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** What the server said, one sentence for each problem; empty when it said nothing. */
    public List<String> errors() {
        return errors;
    }

    /** How long the server wants to be left alone, at most five minutes; null when it did not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** Whether the same call may work later without anybody changing anything. */
    public boolean isTransient() {
        return kind == Kind.TRANSIENT
                || (kind == Kind.SERVER && status != INSUFFICIENT_STORAGE)
                || kind == Kind.UNREACHABLE;
    }
}
