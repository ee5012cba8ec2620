package dev.slipway.client.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that misbehaves as told: the handler gets the head of each request and the bare connection. */
public final class RawServer implements Closeable {
    /** Handles one request, and is asked again while it leaves the connection open and the client sends another. */
    public interface Handler {
        void handle(Exchange exchange) throws IOException, InterruptedException;
    }

    /** A request whose body, if any, has not been read. */
    public record Exchange(String head, InputStream in, OutputStream out, Socket socket) {
        public String requestLine() {
            return head.lines().findFirst().orElse("");
        }

        /** Empty when there is none. */
        public String header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        public void skipBody() throws IOException {
            in.skipNBytes(Long.parseLong("0" + header("Content-Length")));
        }

        public void answer(String text) throws IOException {
            out.write(text.getBytes(ISO_8859_1));
            out.flush();
        }

        /** An answer after which the connection stays open. */
        public void answer(String statusAndHeaders, String body) throws IOException {
            answer("HTTP/1.1 " + statusAndHeaders + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        }

        public void close() throws IOException {
            socket.close();
        }
    }

    private final ServerSocket listener;
    private final Handler handler;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    public RawServer(Handler handler) throws IOException {
        this.handler = handler;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** The request lines so far. */
    public List<String> requests() {
        return requests;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                connections.add(connection);
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            while (!connection.isClosed()) {
                String head = head(connection.getInputStream());
                if (head.isEmpty()) {
                    return;
                }
                var exchange =
                        new Exchange(head, connection.getInputStream(), connection.getOutputStream(), connection);
                requests.add(exchange.requestLine());
                handler.handle(exchange);
            }
        } catch (IOException e) {
            // The client went away, which is part of many tests.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0; c = in.read()) {
            head.write(c);
            if (head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(ISO_8859_1);
            }
        }
        return "";
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket connection : connections) {
            connection.close();
        }
        threads.shutdownNow();
    }
}
