package dev.slipway.server.http;

import dev.slipway.json.OmitWhenNull;
import dev.slipway.json.WireJson;
import dev.slipway.server.persistence.StillInUse;
import dev.slipway.server.problem.Conflict;
import dev.slipway.server.problem.Forbidden;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.problem.Problem;
import dev.slipway.server.problem.TooLarge;
import dev.slipway.server.problem.Unauthenticated;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.router.EndpointNotFound;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns refusals and failures into answers, JSON or pages: the one place that knows which status a problem has. */
final class ErrorAnswers {
    private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);

    private static final String MEANWHILE = "Something that the request is about was deleted, or came into use, in the"
            + " meantime. Look at it again, then repeat the request.";

    /** {@code Errors} is absent, not empty, for what is not found: clients look at it before the status. */
    record Body(
            String errorMessage,
            @OmitWhenNull @Nullable List<String> errors,
            @Nullable String fullException,
            @Nullable String helpText,
            @Nullable String helpLink,
            List<String> parsedHelpLinks,
            @Nullable Map<String, Object> details) {}

    private final ErrorPages pages;

    ErrorAnswers(ErrorPages pages) {
        this.pages = pages;
    }

    void register(RoutesConfig routes) {
        routes.exception(Problem.class, (problem, ctx) -> {
            List<String> details = problem.details();
            answer(ctx, statusOf(problem), message(problem), details.isEmpty() ? null : details);
        });
        routes.exception(StillInUse.class, (e, ctx) -> {
            log.info("{} {} was refused by a foreign key", ctx.method(), ctx.path(), e);
            answer(ctx, HttpStatus.CONFLICT, MEANWHILE, List.of(MEANWHILE));
        });
        routes.exception(EndpointNotFound.class, (e, ctx) -> answer(ctx, HttpStatus.NOT_FOUND, nothingAt(ctx), null));
        routes.exception(HttpResponseException.class, (e, ctx) -> {
            e.getDetails().forEach(ctx::header);
            answer(ctx, HttpStatus.forStatus(e.getStatus()), message(e), null);
        });
        routes.exception(EofException.class, (e, ctx) -> log.debug("A client went away: {}", e.getMessage()));
        routes.exception(Exception.class, (e, ctx) -> {
            String request = UUID.randomUUID().toString();
            log.error("Request {} ({} {}) failed", request, ctx.method(), ctx.path(), e);
            answer(
                    ctx,
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    "The server failed to carry out the request. Its log has the details under request " + request
                            + ".",
                    null);
        });
        for (HttpStatus status : List.of(HttpStatus.NOT_FOUND, HttpStatus.METHOD_NOT_ALLOWED)) {
            routes.error(status.getCode(), "*", ctx -> {
                if (ctx.resultInputStream() == null) {
                    answer(ctx, status, nothingAt(ctx), null);
                }
            });
        }
    }

    private static String nothingAt(Context ctx) {
        return "There is nothing at " + ctx.path() + ".";
    }

    private static String message(Exception e) {
        @Nullable String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static HttpStatus statusOf(Problem problem) {
        if (problem instanceof Invalid) {
            return HttpStatus.BAD_REQUEST;
        } else if (problem instanceof NotFound) {
            return HttpStatus.NOT_FOUND;
        } else if (problem instanceof Conflict) {
            return HttpStatus.CONFLICT;
        } else if (problem instanceof Forbidden) {
            return HttpStatus.FORBIDDEN;
        } else if (problem instanceof Unauthenticated) {
            return HttpStatus.UNAUTHORIZED;
        } else if (problem instanceof TooLarge) {
            return HttpStatus.CONTENT_TOO_LARGE;
        }
        throw new IllegalStateException("No status for " + problem.getClass());
    }

    private void answer(Context ctx, HttpStatus status, String message, @Nullable List<String> errors) {
        Requests.discardRest(ctx);
        ctx.status(status);
        if (isForPeople(ctx)) {
            pages.show(ctx, status, errors == null ? List.of(message) : errors);
            return;
        }
        ctx.contentType(Answers.JSON);
        ctx.result(json(message, errors));
    }

    static String json(String message, @Nullable List<String> errors) {
        return WireJson.write(new Body(message, errors, null, null, null, List.of(), null));
    }

    /** Below {@code /api} every answer is JSON, also for a browser. */
    private static boolean isForPeople(Context ctx) {
        String path = ctx.path().toLowerCase(Locale.ROOT);
        boolean isOfApi = path.equals("/api") || path.startsWith("/api/");
        String accepted = Objects.requireNonNullElse(ctx.header(Header.ACCEPT), "");
        return !isOfApi && (accepted.contains("text/html") || ctx.header("HX-Request") != null);
    }
}
