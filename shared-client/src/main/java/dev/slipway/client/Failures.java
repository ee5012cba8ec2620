package dev.slipway.client;

import dev.slipway.api.ApiError;
import dev.slipway.client.SlipwayException.Kind;
import dev.slipway.client.transport.TransportRequest;
import dev.slipway.client.transport.TransportResponse;
import dev.slipway.json.BadJson;
import dev.slipway.json.WireJson;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okio.Buffer;

/** Puts failures into words, from which the API key is cut out should a server or a library have repeated it. */
final class Failures {
    static final int LONGEST_ERROR = 64 * 1024;

    private final String apiKey;

    Failures(String apiKey) {
        this.apiKey = apiKey;
    }

    SlipwayException of(TransportRequest request, TransportResponse answer, Instant now) throws IOException {
        List<String> errors = new ArrayList<>();
        for (String error : said(answer)) {
            errors.add(withoutKey(error));
        }
        String message = what(request) + " was answered " + answer.status()
                + (errors.isEmpty() ? "" : ": " + String.join(" ", errors));
        return new SlipwayException(
                Kind.of(answer.status()), answer.status(), message, errors, RetryAfter.of(answer, now), null);
    }

    private static List<String> said(TransportResponse answer) throws IOException {
        var body = new Buffer();
        body.write(answer.body().readNBytes(LONGEST_ERROR));
        Optional<ApiError> read = asError(body);
        if (read.isEmpty()) {
            return List.of();
        }
        List<String> problems = read.get().errors();
        if (problems != null) {
            Set<String> distinct = new LinkedHashSet<>(problems);
            return List.copyOf(distinct);
        }
        String message = read.get().errorMessage();
        return message.isBlank() ? List.of() : List.of(message);
    }

    /** Empty for the pages of proxies and the like, which are no JSON and say nothing to a user. */
    private static Optional<ApiError> asError(Buffer body) throws IOException {
        try {
            return Optional.of(WireJson.read(body, ApiError.class));
        } catch (BadJson e) {
            return Optional.empty();
        }
    }

    SlipwayException unreachable(TransportRequest request, IOException cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return SlipwayException.withoutAnswer(
                Kind.UNREACHABLE, what(request) + " got no answer: " + withoutKey(reason), cause);
    }

    SlipwayException notUnderstood(TransportRequest request, BadJson cause) {
        return SlipwayException.withoutAnswer(
                Kind.PROTOCOL,
                what(request) + " got an answer that is not of a Slipway server: "
                        + withoutKey(String.valueOf(cause.getMessage())),
                cause);
    }

    SlipwayException redirected(TransportRequest request, int status, String location) {
        return new SlipwayException(
                Kind.PROTOCOL,
                status,
                what(request) + " was redirected to " + withoutKey(location) + "; connect to the server's own address",
                List.of(),
                null,
                null);
    }

    private static String what(TransportRequest request) {
        return request.method() + " " + request.url();
    }

    private String withoutKey(String text) {
        return apiKey.isEmpty() ? text : text.replace(apiKey, "********");
    }
}
