package dev.slipway.server;

import dev.slipway.server.app.NodeSettings;
import dev.slipway.server.app.Server;
import dev.slipway.server.app.Settings;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.DatabaseAddress;
import dev.slipway.server.security.Encryption;
import dev.slipway.server.security.MasterKey;
import dev.slipway.server.security.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real server on a real database and a free port. The shared one serves all tests of a run; each test makes a space
 * of its own in it, so that tests do not meet.
 */
public final class TestServer implements AutoCloseable {
    public static final String ADMIN_KEY = "API-TESTTESTTESTTESTTESTTESTTEST";
    public static final String ADMIN_PASSWORD = "correct horse battery staple";

    private static final AtomicInteger SPACES = new AtomicInteger();

    private final Server server;
    private final Path data;
    private final DatabaseAddress database;

    private TestServer(Server server, Path data, DatabaseAddress database) {
        this.server = server;
        this.data = data;
        this.database = database;
    }

    private static final class Shared {
        static final TestServer INSTANCE = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(INSTANCE::close));
        }
    }

    public static TestServer shared() {
        return Shared.INSTANCE;
    }

    /** A server of one's own, on a database of its own. */
    public static TestServer start() {
        return start(Settings.LARGEST_PACKAGE);
    }

    /** One that takes packages up to so many bytes. */
    public static TestServer start(long largestPackage) {
        try {
            Path data = Files.createTempDirectory("slipway-test");
            DatabaseAddress database = TestDatabases.fresh();
            var settings = new Settings(
                    data,
                    "127.0.0.1",
                    0,
                    Optional.of(database),
                    Optional.empty(),
                    Optional.of(new Secret(ADMIN_PASSWORD)),
                    Optional.of(new Secret(ADMIN_KEY)),
                    largestPackage,
                    NodeSettings.DEFAULT);
            return new TestServer(Server.start(settings), data, database);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of a server whose database lies in the directory too, and which takes {@link #ADMIN_KEY}. */
    public static Settings settings(Path data) {
        return new Settings(
                data,
                "127.0.0.1",
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Secret(ADMIN_PASSWORD)),
                Optional.of(new Secret(ADMIN_KEY)),
                Settings.LARGEST_PACKAGE,
                NodeSettings.DEFAULT);
    }

    public Server server() {
        return server;
    }

    /** Such as {@code http://127.0.0.1:40123}. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    public Path data() {
        return data;
    }

    /** The server's database by connections of one's own, to look at rows and to call what takes a handle; close it. */
    public Database database() {
        return Database.open(database);
    }

    /** What the server encrypts secrets with. */
    public Encryption encryption() {
        try {
            return new Encryption(MasterKey.load(data.resolve("master.key")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Plain HTTP as the administrator, for tests of the wire itself. */
    public Wire wire() {
        return new Wire(url(), Optional.of(ADMIN_KEY));
    }

    public Wire anonymous() {
        return new Wire(url(), Optional.empty());
    }

    /** The id of a new space. */
    public String newSpace() {
        String name = "Space " + SPACES.incrementAndGet();
        return wire().post("/api/spaces", "{\"Name\":\"" + name + "\",\"SpaceManagersTeamMembers\":[\"Users-1\"]}")
                .expect(201)
                .text("Id");
    }

    @Override
    public void close() {
        server.close();
    }
}
