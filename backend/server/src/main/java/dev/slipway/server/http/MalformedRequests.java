package dev.slipway.server.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers what is refused before it is routed, such as an address with an encoded NUL, in JSON as everywhere else. */
final class MalformedRequests extends ErrorHandler {
    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        String text = "The request cannot be read: " + (message == null ? "HTTP status " + code : message) + ".";
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Answers.JSON);
        // Jetty ends the connection without a word, which a client takes for a failure of its next request.
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        Content.Sink.write(response, true, ErrorAnswers.json(text, null), callback);
    }

    /** Errors have a body whatever the method; Jetty gives one to GET and POST only. */
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }
}
