package dev.slipway.server.ci;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A way to a server on which connections break off after so many bytes have been sent to it. */
public final class CuttingProxy implements AutoCloseable {
    private static final Pattern PART = Pattern.compile("PUT \\S+\\?offset=(\\d+) ");

    private static final int NOWHERE = 1;

    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Deque<Cut> cuts = new ArrayDeque<>();
    private final Map<Socket, Runnable> losses = new ConcurrentHashMap<>();
    private final List<Long> offsets = new CopyOnWriteArrayList<>();
    private volatile int port;
    private @Nullable Loss nextLoss;
    private long sent;

    /** What happens when so many bytes have been sent in all. */
    private record Cut(long afterBytes, Runnable then) {}

    /** What happens when a request that begins like this has been answered, and the answer is lost. */
    private record Loss(String request, Runnable then) {}

    public CuttingProxy(int port) throws IOException {
        this.port = port;
        daemon(this::accept);
    }

    /** Leads to another server from now on. */
    public void leadTo(int newPort) {
        port = newPort;
    }

    /** Breaks all connections off, and leads nowhere until {@link #leadTo} says otherwise. */
    public synchronized void breakOff() {
        port = NOWHERE;
        connections.forEach(CuttingProxy::close);
        connections.clear();
    }

    public CuttingProxy cutAfter(long bytes, Runnable then) {
        cuts.add(new Cut(bytes, then));
        return this;
    }

    /**
     * Loses the answer to the next request that begins in this way, and breaks its connection off.
     *
     * @param then what happens when the server has answered and before the client can know
     */
    public synchronized void loseAnswer(String request, Runnable then) {
        nextLoss = new Loss(request, then);
    }

    public String url() {
        return "http://127.0.0.1:" + entrance.getLocalPort();
    }

    /** Where the parts of files began, in the order in which they were sent. */
    public List<Long> offsets() {
        return List.copyOf(offsets);
    }

    public synchronized long sent() {
        return sent;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket in = entrance.accept();
                connections.add(in);
                connect(in);
            } catch (IOException e) {
                // The entrance was closed.
            }
        }
    }

    private void connect(Socket in) throws IOException {
        try {
            var out = new Socket(InetAddress.getLoopbackAddress(), port);
            connections.add(out);
            daemon(() -> copy(in, out, true));
            daemon(() -> copy(out, in, false));
        } catch (IOException e) {
            in.close(); // as when there is no server
        }
    }

    private void copy(Socket from, Socket to, boolean isRequest) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] bytes = new byte[16 * 1024];
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                if (isRequest) {
                    lose(bytes, length, to);
                }
                @Nullable Runnable loss = losses.remove(from);
                if (loss != null) {
                    loss.run();
                    return;
                }
                out.write(bytes, 0, length);
                if (isRequest) {
                    count(bytes, length);
                }
            }
        } catch (IOException e) {
            // The other side has gone, or was cut off.
        } finally {
            close(from);
            close(to);
        }
    }

    private synchronized void lose(byte[] bytes, int length, Socket server) {
        if (nextLoss != null
                && new String(bytes, 0, length, StandardCharsets.ISO_8859_1).startsWith(nextLoss.request())) {
            losses.put(server, nextLoss.then());
            nextLoss = null;
        }
    }

    private synchronized void count(byte[] bytes, int length) {
        Matcher part = PART.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
        if (part.find()) {
            offsets.add(Long.parseLong(part.group(1)));
        }
        sent += length;
        if (!cuts.isEmpty() && sent >= cuts.peek().afterBytes()) {
            connections.forEach(CuttingProxy::close);
            connections.clear();
            cuts.remove().then().run();
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
        var thread = new Thread(work, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        connections.forEach(CuttingProxy::close);
    }
}
