package dev.slipway.server.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;

/** Shows people who use a browser why their request was not carried out. */
@FunctionalInterface
public interface ErrorPages {
    /**
     * Writes the whole answer; the status is set already, and may be changed, such as to one that redirects.
     *
     * @param sentences what is wrong, one or more
     */
    void show(Context ctx, HttpStatus status, List<String> sentences);
}
