package dev.slipway.server.portal;

import dev.slipway.server.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads server-sent events as the HTML standard says, without a thread of its own. */
final class Listener implements Flow.Subscriber<String> {
    record Event(String name, String id, String data) {}

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final List<String> data = new ArrayList<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private String name = "message";
    private String id = "";

    /** @param lastEventId empty for none */
    static Listener to(HttpClient http, String url, String lastEventId) {
        var listener = new Listener();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("X-Octopus-ApiKey", TestServer.ADMIN_KEY)
                .header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        var unused = http.sendAsync(request.build(), HttpResponse.BodyHandlers.fromLineSubscriber(listener))
                .whenComplete((response, problem) -> {
                    if (problem != null) {
                        listener.end.completeExceptionally(problem);
                    }
                });
        return listener;
    }

    /** Completes when the server ends the connection. */
    CompletableFuture<Void> end() {
        return end;
    }

    /** The next event of that name; those before it are passed over. */
    Event next(String wanted) {
        try {
            while (true) {
                Event event = events.poll(30, TimeUnit.SECONDS);
                if (event == null) {
                    throw new AssertionError("No event '" + wanted + "' came within 30 seconds");
                }
                if (event.name().equals(wanted)) {
                    return event;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All events until the server ends the connection. */
    List<Event> all() {
        end.orTimeout(30, TimeUnit.SECONDS).join();
        var all = new ArrayList<Event>();
        events.drainTo(all);
        return all;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        if (line.isEmpty()) {
            if (!data.isEmpty()) {
                events.add(new Event(name, id, String.join("\n", data)));
            }
            data.clear();
            name = "message";
        } else if (line.startsWith("data:")) {
            data.add(value(line, "data:"));
        } else if (line.startsWith("event:")) {
            name = value(line, "event:");
        } else if (line.startsWith("id:")) {
            id = value(line, "id:");
        }
    }

    private static String value(String line, String field) {
        String value = line.substring(field.length());
        return value.startsWith(" ") ? value.substring(1) : value;
    }

    @Override
    public void onError(Throwable problem) {
        end.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
        end.complete(null);
    }
}
