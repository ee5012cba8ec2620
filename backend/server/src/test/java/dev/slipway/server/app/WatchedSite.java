package dev.slipway.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server that serves the files below a link, and visitors who read one page after another until it is closed. */
final class WatchedSite implements AutoCloseable {
    private static final int VISITORS = 2;

    private final HttpServer server;
    private final Path root;
    private final Set<String> expected;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> visitors = new ArrayList<>();
    private final AtomicInteger answered = new AtomicInteger();
    private volatile String newest = "";
    private final Collection<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean isOver;

    /** @param expected what a page may say */
    WatchedSite(Path root, String... expected) throws IOException {
        this.root = root;
        this.expected = Set.of(expected);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
        for (int i = 0; i < VISITORS; i++) {
            visitors.add(threads.submit(this::visit));
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] page;
        int status = 200;
        try {
            page = Files.readAllBytes(
                    root.resolve(exchange.getRequestURI().getPath().substring(1)));
        } catch (IOException e) {
            status = 404;
            page = e.toString().getBytes(StandardCharsets.UTF_8);
        }
        exchange.sendResponseHeaders(status, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    private void visit() {
        HttpClient client = HttpClient.newHttpClient();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        while (!isOver) {
            for (String page : List.of("/index.html", "/about.html")) {
                try {
                    HttpResponse<String> answer = client.send(
                            HttpRequest.newBuilder(URI.create(url + page)).build(),
                            HttpResponse.BodyHandlers.ofString());
                    answered.incrementAndGet();
                    newest = answer.body();
                    if (answer.statusCode() != 200 || !expected.contains(answer.body())) {
                        failures.add(page + ": " + answer.statusCode() + " " + answer.body());
                    }
                } catch (IOException e) {
                    failures.add(page + ": " + e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /** Waits until a visitor has read this. */
    void await(String page) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!newest.equals(page) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(newest).isEqualTo(page);
    }

    int answered() {
        return answered.get();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() throws Exception {
        isOver = true;
        for (Future<?> visitor : visitors) {
            visitor.get(1, TimeUnit.MINUTES);
        }
        server.stop(0);
        threads.shutdownNow();
    }
}
