package dev.slipway.server.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server that can be shut: connections break off, and new ones are closed at once. */
final class NetworkGate implements AutoCloseable {
    private final URI server;
    private final ServerSocket entrance;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean isShut;

    NetworkGate(String serverUrl) throws IOException {
        server = URI.create(serverUrl);
        entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + entrance.getLocalPort();
    }

    void shut() {
        isShut = true;
        connections.forEach(NetworkGate::close);
    }

    void open() {
        isShut = false;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket in = entrance.accept();
                if (isShut) {
                    close(in);
                    continue;
                }
                var out = new Socket(server.getHost(), server.getPort());
                connections.add(in);
                connections.add(out);
                daemon(() -> copy(in, out));
                daemon(() -> copy(out, in));
            } catch (IOException e) {
                // the entrance was closed, or the server is gone: the client sees it
            }
        }
    }

    private void copy(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // broken off, as it should be when the gate is shut
        } finally {
            close(from);
            close(to);
            connections.remove(from);
            connections.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "network-gate");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        shut();
    }
}
