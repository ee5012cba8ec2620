package dev.slipway.server.http;

import dev.slipway.server.access.Actor;
import dev.slipway.server.problem.Unauthenticated;
import io.javalin.http.Context;

/** Finds out who sent a request. */
@FunctionalInterface
public interface Authenticator {
    /**
     * Answers {@link Actor#ANONYMOUS} for a request without credentials.
     *
     * @throws Unauthenticated when there are credentials and they are not valid
     */
    Actor authenticate(Context ctx);
}
