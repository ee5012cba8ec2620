package dev.slipway.server.app;

import dev.slipway.server.persistence.Database;
import dev.slipway.server.security.Encryption;
import dev.slipway.server.security.Secret;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** What all nodes on one database are together, and the proof that a node belongs to them. */
final class Installation {
    private static final String OWNER = "the installation";
    private static final String MARK = "installation-";

    private final Database db;
    private final String id;

    private Installation(Database db, String id) {
        this.db = db;
        this.id = id;
    }

    /** Made at the first start. */
    static Installation of(Database db) {
        String id = db.write(tx -> tx.createQuery("SELECT id FROM installation")
                .mapTo(String.class)
                .findOne()
                .orElseGet(() -> {
                    String made = UUID.randomUUID().toString();
                    tx.createUpdate("INSERT INTO installation (id) VALUES (:id)")
                            .bind("id", made)
                            .execute();
                    return made;
                }));
        return new Installation(db, id);
    }

    /** Its identity: clients want a UUID that stays. */
    String id() {
        return id;
    }

    /** Whether a master key has been used with this database. */
    boolean hasKey() {
        return keyCheck().isPresent();
    }

    private Optional<String> keyCheck() {
        return db.read(tx -> tx.createQuery("SELECT key_check FROM installation WHERE key_check IS NOT NULL")
                .mapTo(String.class)
                .findOne());
    }

    /** @throws IllegalStateException when the secrets in the database were encrypted under another key */
    void checkKey(Encryption encryption) {
        Optional<String> check = keyCheck();
        if (check.isEmpty()) {
            db.change(tx -> tx.createUpdate("UPDATE installation SET key_check = :check")
                    .bind("check", encryption.encrypt(OWNER, new Secret(id)))
                    .execute());
        } else if (!isReadable(encryption, check.get())) {
            throw new IllegalStateException("The master key is not the one that the secrets in the database were"
                    + " encrypted with; every node needs that one, in master.key or SLIPWAY_MASTER_KEY");
        }
    }

    private static boolean isReadable(Encryption encryption, String check) {
        try {
            encryption.decrypt(OWNER, check);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /**
     * Marks the directory of packages and artifacts as that of this installation.
     *
     * @throws IllegalStateException when it is not the one that the other nodes use
     */
    void checkBlobs(Path blobs, String nodeId) throws IOException {
        Path mark = blobs.resolve(MARK + id);
        if (Files.exists(mark)) {
            return;
        }
        if (isOfAnother(blobs) || isAnotherNodeThere(nodeId)) {
            throw new IllegalStateException(
                    "The directory " + blobs + " does not have the packages that the other nodes"
                            + " on this database use; give every node the same one with --blobs");
        }
        Files.createFile(mark);
    }

    private static boolean isOfAnother(Path blobs) throws IOException {
        try (DirectoryStream<Path> marks = Files.newDirectoryStream(blobs, MARK + "*")) {
            return marks.iterator().hasNext();
        }
    }

    private boolean isAnotherNodeThere(String nodeId) {
        return db.isShared()
                && db.read(tx ->
                        tx.createQuery("SELECT count(*) FROM node WHERE id <> :id AND alive_until > CURRENT_TIMESTAMP")
                                        .bind("id", nodeId)
                                        .mapTo(Integer.class)
                                        .one()
                                > 0);
    }
}
