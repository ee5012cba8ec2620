package dev.slipway.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.client.transport.RawServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * What stands in a company between a build server and a server that by itself speaks plain HTTP: a certificate of the company's
 * own, and a proxy that lets nobody through who does not sign in.
 */
public final class CompanyNetwork implements AutoCloseable {
    /** Whom the proxy lets through. */
    public static final String USER = "builder";

    public static final String PASSWORD = "hunter2hunter2";

    /** Where the proxy is. */
    public static final String PROXY_HOST = "127.0.0.1";

    /** A name that only the proxy can resolve. */
    private static final String INSIDE = "slipway.company.test";

    private static final String SIGNED_IN =
            "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(UTF_8));

    private final URI server;
    private final SSLServerSocket front;
    private final RawServer proxy;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<String> letThrough = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();

    private CompanyNetwork(URI server, SSLServerSocket front) throws IOException {
        this.server = server;
        this.front = front;
        this.proxy = new RawServer(this::proxied);
        threads.execute(this::accept);
    }

    /** Made once, for that takes its time. */
    private static final class Certificate {
        static final SSLContext TLS;
        static final String PEM;

        static {
            try {
                Path directory = Files.createTempDirectory("company");
                TestCertificate made = TestCertificate.of(INSIDE, directory);
                PEM = made.pem();
                TLS = tls(made);
                for (String file : directory.toFile().list()) {
                    Files.delete(directory.resolve(file));
                }
                Files.delete(directory);
            } catch (IOException | GeneralSecurityException | InterruptedException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private static SSLContext tls(TestCertificate certificate) throws GeneralSecurityException, IOException {
            char[] password = TestCertificate.PASSWORD.toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream file = Files.newInputStream(certificate.keyStore())) {
                store.load(file, password);
            }
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        }
    }

    /** @param server the address of a server on this machine */
    public static CompanyNetwork before(String server) throws IOException {
        var front = (SSLServerSocket)
                Certificate.TLS.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        return new CompanyNetwork(URI.create(server), front);
    }

    /** In PEM; without it nobody trusts the server. */
    public String certificates() {
        return Certificate.PEM;
    }

    /** Of the server, by a name that everybody can resolve. */
    public String url() {
        return "https://localhost:" + front.getLocalPort();
    }

    /** Of the server, by a name that only the proxy can resolve. */
    public String urlInside() {
        return "https://" + INSIDE;
    }

    public int proxyPort() {
        return proxy.port();
    }

    /** The first lines of the requests that the proxy has let through: {@code CONNECT localhost:443 HTTP/1.1}. */
    public List<String> letThrough() {
        return letThrough;
    }

    /** Those of the requests that it has not, for want of the right user and password. */
    public List<String> refused() {
        return refused;
    }

    private void accept() {
        while (!front.isClosed()) {
            try {
                relay(front.accept(), here(server.getPort()));
            } catch (IOException e) {
                return; // It was closed.
            }
        }
    }

    private void proxied(RawServer.Exchange exchange) throws IOException, InterruptedException {
        boolean isSignedIn = exchange.header("Proxy-Authorization").equals(SIGNED_IN);
        (isSignedIn ? letThrough : refused).add(exchange.requestLine());
        if (!isSignedIn) {
            exchange.skipBody();
            exchange.answer("407 Who are you\r\nProxy-Authenticate: Basic realm=\"company\"", "");
            return;
        }
        String[] target = exchange.requestLine().split(" ")[1].split(":");
        Socket onward = here(target[0].equals(INSIDE) ? front.getLocalPort() : Integer.parseInt(target[1]));
        exchange.answer("HTTP/1.1 200 Established\r\n\r\n");
        threads.execute(() -> pump(onward, exchange.socket()));
        pump(exchange.socket(), onward);
    }

    /** All that there is in this network is on this machine. */
    private static Socket here(int port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private void relay(Socket from, Socket to) {
        connections.addAll(List.of(from, to));
        threads.execute(() -> pump(from, to));
        threads.execute(() -> pump(to, from));
    }

    /** Until one of them is closed, which closes the other. */
    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            return; // One of the two has gone away.
        }
    }

    @Override
    public void close() throws IOException {
        front.close();
        proxy.close();
        for (Closeable connection : connections) {
            connection.close();
        }
        threads.shutdownNow();
    }
}
