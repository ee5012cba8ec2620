package dev.slipway.server.app;

import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventRoutes;
import dev.slipway.server.blob.DirectoryBlobStore;
import dev.slipway.server.blob.PartFiles;
import dev.slipway.server.http.Api;
import dev.slipway.server.idempotency.Idempotency;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.DatabaseAddress;
import dev.slipway.server.security.Encryption;
import dev.slipway.server.security.MasterKey;
import dev.slipway.server.security.Sessions;
import dev.slipway.server.security.UserRoutes;
import dev.slipway.server.security.UserService;
import dev.slipway.server.ssh.SshConnector;
import dev.slipway.server.ssh.SshSettings;
import dev.slipway.server.task.ArtifactRoutes;
import dev.slipway.server.task.ArtifactService;
import dev.slipway.server.task.TaskChanges;
import dev.slipway.server.task.TaskInbox;
import dev.slipway.server.task.TaskLogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What everything else stands on: storage, keys, users, the audit log, SSH, and where tasks are put and told of. */
final class Foundations implements Tier, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Foundations.class);

    final Clock clock;
    final Database db;
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

    private Foundations(
            Clock clock, Database db, DirectoryBlobStore blobs, PartFiles partFiles, Encryption encryption) {
        this.clock = clock;
        this.db = db;
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
    }

    /** A new directory is for its user alone: the database in it has all that the server knows. */
    private static Path made(Path data) throws IOException {
        boolean isPosix = data.getFileSystem().supportedFileAttributeViews().contains("posix");
        return isPosix
                ? Files.createDirectories(
                        data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                : Files.createDirectories(data);
    }

    /**
     * Opens the data directory, which is made when it is not there, and the database.
     *
     * @throws IOException when the directory or the master key cannot be read or written
     */
    static Foundations open(Settings settings) throws IOException {
        Path data = made(settings.data());
        MasterKey masterKey = settings.masterKey().isPresent()
                ? MasterKey.parse(settings.masterKey().get().reveal())
                : MasterKey.load(data.resolve("master.key"));
        Database db =
                Database.openAlone(settings.database().orElseGet(() -> DatabaseAddress.of(Database.embedded(data))));
        Clock clock = Clock.systemUTC();
        try {
            var blobs = new DirectoryBlobStore(data.resolve("blobs"), clock);
            var partFiles = new PartFiles(data.resolve("blobs").resolve("uploads"));
            return new Foundations(clock, db, blobs, partFiles, new Encryption(masterKey));
        } catch (RuntimeException | IOException e) {
            db.close();
            throw e;
        }
    }

    @Override
    public void register(Api api) {
        new UserRoutes(users, sessions).register(api);
        new EventRoutes(db, audit).register(api);
        new ArtifactRoutes(artifacts).register(api);
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
    }
}
