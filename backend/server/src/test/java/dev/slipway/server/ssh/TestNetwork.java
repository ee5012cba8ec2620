package dev.slipway.server.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/** The way from a client to a server, with the faults that networks have. */
public final class TestNetwork implements AutoCloseable {
    private final String host;
    private final int port;
    private final ServerSocket listener;
    private final List<Passage> passages = new CopyOnWriteArrayList<>();
    private final AtomicLong sent = new AtomicLong();
    private volatile boolean isCut;
    private volatile BooleanSupplier holdsAnswers = () -> false;
    private volatile LongConsumer watcher = bytes -> {};

    public TestNetwork(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        inBackground(this::accept);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                inBackground(() -> new Passage(client).run());
            } catch (IOException e) {
                // closed: the test is over
            }
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** The connections of now stay up and nothing arrives over them any more, as when a firewall forgets them. */
    public void swallowEverything() {
        passages.forEach(passage -> passage.isForgotten = true);
    }

    /** Nothing arrives any more, neither over the connections of now nor over new ones, until {@link #mend}. */
    public void cut() {
        isCut = true;
        swallowEverything();
    }

    /** Everything works again, but connections from before have broken. */
    public void mend() {
        isCut = false;
        holdsAnswers = () -> false;
        passages.forEach(Passage::close);
    }

    /** What the server says while this is true does not arrive; what it is told does. */
    public void holdAnswersWhile(BooleanSupplier condition) {
        holdsAnswers = condition;
    }

    /** Calls with the number of bytes that clients have sent so far, before more of them reach the server. */
    public void watch(LongConsumer bytes) {
        sent.set(0);
        watcher = bytes;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        passages.forEach(Passage::close);
    }

    private final class Passage implements AutoCloseable {
        private final Socket client;
        private final Socket server = new Socket();
        private volatile boolean isForgotten = isCut;

        Passage(Socket client) {
            this.client = client;
            passages.add(this);
        }

        void run() {
            try (this) {
                if (isForgotten) {
                    client.getInputStream().transferTo(OutputStream.nullOutputStream());
                    return;
                }
                server.connect(new InetSocketAddress(host, port));
                Thread back = inBackground(() -> pass(server, client, true));
                pass(client, server, false);
                back.join();
            } catch (IOException | InterruptedException e) {
                // there is no server, or the test is over
            } finally {
                passages.remove(this);
            }
        }

        private void pass(Socket from, Socket to, boolean isAnswer) {
            try (InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                var buffer = new byte[8192];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (!isAnswer) {
                        watcher.accept(sent.addAndGet(read));
                    }
                    if (!isForgotten && !(isAnswer && holdsAnswers.getAsBoolean())) {
                        out.write(buffer, 0, read);
                    }
                }
            } catch (IOException e) {
                // one side has closed: so does the other
            }
        }

        @Override
        public void close() {
            for (Socket socket : List.of(client, server)) {
                try {
                    socket.close();
                } catch (IOException e) {
                    // it is of no use any more
                }
            }
        }
    }

    private static Thread inBackground(Runnable work) {
        var thread = new Thread(work, "test network");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
