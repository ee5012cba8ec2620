package dev.slipway.server.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Shows people who use a browser why their request was not carried out. */
@FunctionalInterface
public interface ErrorPages {
    /** Writes the whole answer; the status is set already, and may be changed, such as to one that redirects. */
    void show(Context ctx, HttpStatus status, String message);
}
