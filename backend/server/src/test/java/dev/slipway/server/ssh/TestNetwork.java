package dev.slipway.server.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Passes one connection on to a server, until told to lose every byte. */
final class TestNetwork implements AutoCloseable {
    private final ServerSocket listener;
    private volatile boolean swallowing;

    TestNetwork(String host, int port) throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        inBackground(() -> {
            try (var client = listener.accept();
                    var server = new Socket(host, port)) {
                var back = inBackground(() -> pass(server, client));
                pass(client, server);
                back.join();
            } catch (IOException | InterruptedException e) {
                // the test is over
            }
        });
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The connection stays up and nothing arrives any more, as when a firewall forgets it. */
    void swallowEverything() {
        swallowing = true;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void pass(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            var buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!swallowing) {
                    out.write(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            // one side has closed: so does the other
        }
    }

    private static Thread inBackground(Runnable work) {
        var thread = new Thread(work, "test network");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
