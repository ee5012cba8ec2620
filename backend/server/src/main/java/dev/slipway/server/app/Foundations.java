package dev.slipway.server.app;

import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventRoutes;
import dev.slipway.server.blob.DirectoryBlobStore;
import dev.slipway.server.blob.PartFiles;
import dev.slipway.server.http.Api;
import dev.slipway.server.idempotency.Idempotency;
import dev.slipway.server.interruption.InterruptionRoutes;
import dev.slipway.server.interruption.InterruptionService;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.security.Encryption;
import dev.slipway.server.security.MasterKey;
import dev.slipway.server.security.Sessions;
import dev.slipway.server.security.UserRoutes;
import dev.slipway.server.security.UserService;
import dev.slipway.server.ssh.SshConnector;
import dev.slipway.server.ssh.SshSettings;
import dev.slipway.server.task.ArtifactRoutes;
import dev.slipway.server.task.ArtifactService;
import dev.slipway.server.task.Node;
import dev.slipway.server.task.TaskChanges;
import dev.slipway.server.task.TaskInbox;
import dev.slipway.server.task.TaskLogReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What everything else stands on: storage, keys, users, the audit log, SSH, and where tasks are put and told of. */
final class Foundations implements Tier, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Foundations.class);

    final Clock clock;
    final DataDirectory data;
    final Database db;
    final Installation installation;
    final Node node;
    final DirectoryBlobStore blobs;
    final PartFiles partFiles;
    final Encryption encryption;
    final UserService users;
    final Sessions sessions;
    final AuditLog audit;
    final Idempotency idempotency;
    final SshConnector ssh;
    final TaskInbox taskInbox;
    final TaskChanges taskChanges;
    final TaskLogReader taskLogs;
    final ArtifactService artifacts;
    final InterruptionService interruptions;

    private Foundations(
            Clock clock,
            DataDirectory data,
            Database db,
            Installation installation,
            Node node,
            DirectoryBlobStore blobs,
            PartFiles partFiles,
            Encryption encryption) {
        this.clock = clock;
        this.data = data;
        this.db = db;
        this.installation = installation;
        this.node = node;
        this.blobs = blobs;
        this.partFiles = partFiles;
        this.encryption = encryption;
        users = new UserService(db, clock);
        sessions = new Sessions(db, users, clock);
        audit = new AuditLog(clock);
        idempotency = new Idempotency(db, clock);
        ssh = new SshConnector(SshSettings.DEFAULT);
        taskInbox = new TaskInbox(clock);
        taskChanges = new TaskChanges();
        taskLogs = new TaskLogReader(db);
        artifacts = new ArtifactService(db, clock, blobs);
        interruptions = new InterruptionService(db, clock, audit, taskInbox);
    }

    /**
     * Opens the data directory, which is made when it is not there, and the database.
     *
     * @throws IOException when the directory or the master key cannot be read or written
     */
    static Foundations open(Settings settings) throws IOException {
        DataDirectory data = DataDirectory.open(settings.data());
        try {
            Database db = Database.open(settings.address());
            try {
                return open(settings, data, db);
            } catch (RuntimeException | IOException e) {
                db.close();
                throw e;
            }
        } catch (RuntimeException | IOException e) {
            data.close();
            throw e;
        }
    }

    private static Foundations open(Settings settings, DataDirectory data, Database db) throws IOException {
        Installation installation = Installation.of(db);
        var encryption = new Encryption(masterKey(settings, data, installation));
        installation.checkKey(encryption);
        Clock clock = Clock.systemUTC();
        Path directory = settings.node().blobs().orElse(data.path().resolve("blobs"));
        var blobs = new DirectoryBlobStore(directory, clock);
        try {
            installation.checkBlobs(directory, data.nodeId());
            var partFiles = new PartFiles(directory.resolve("uploads"));
            var node = new Node(db, data.nodeId(), settings.node().name().orElseGet(Foundations::machineName));
            return new Foundations(clock, data, db, installation, node, blobs, partFiles, encryption);
        } catch (RuntimeException | IOException e) {
            blobs.close();
            throw e;
        }
    }

    /** A new one is made only for a new database. */
    private static MasterKey masterKey(Settings settings, DataDirectory data, Installation installation)
            throws IOException {
        if (settings.masterKey().isPresent()) {
            return MasterKey.parse(settings.masterKey().get().reveal());
        }
        Path file = data.path().resolve("master.key");
        if (installation.hasKey() && !Files.exists(file)) {
            throw new IOException("The secrets in the database were encrypted with a master key that is not here: copy"
                    + " master.key from another node to " + file + ", or set SLIPWAY_MASTER_KEY");
        }
        return MasterKey.load(file);
    }

    private static String machineName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            log.debug("The machine does not know its own name", e);
            return "localhost";
        }
    }

    @Override
    public void register(Api api) {
        new UserRoutes(users, sessions).register(api);
        new EventRoutes(db, audit).register(api);
        new ArtifactRoutes(artifacts).register(api);
        new InterruptionRoutes(interruptions, users).register(api);
    }

    @Override
    public void close() {
        ssh.close();
        try {
            blobs.close();
        } catch (IOException e) {
            log.warn("Temporary files were left behind; the next start removes them", e);
        }
        db.close();
        try {
            data.close();
        } catch (IOException e) {
            log.warn("The lock of the data directory goes with the process", e);
        }
    }
}
