package dev.slipway.server.persistence;

import dev.slipway.server.persistence.Compaction.Threshold;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.jdbi.v3.core.Handle;

/**
 * A process that writes rows from several threads, and compacts the file all the time, until it is killed. It prints
 * {@code key version} of each row that it finds, {@code READY}, and then {@code key version} of each row whose change was
 * acknowledged.
 */
final class WriterProcess {
    private static final int WRITERS = 3;
    private static final int KEYS = 150;
    private static final int LARGEST_BYTES = 2000;

    private final Database db;
    private final PrintStream out;

    private WriterProcess(Database db, PrintStream out) {
        this.db = db;
        this.out = out;
    }

    /** @param arguments the directory of the database; a seed */
    public static void main(String[] arguments) throws Exception {
        Database db = Database.open(Database.embedded(Path.of(arguments[0])), new Threshold(0, 100));
        new WriterProcess(db, System.out).run(Long.parseLong(arguments[1]));
    }

    private void run(long seed) throws Exception {
        db.change(
                tx -> tx.execute(
                        "CREATE TABLE IF NOT EXISTS writing (id INT PRIMARY KEY, version BIGINT NOT NULL, body TEXT NOT NULL)"));
        print(db.read(this::rows) + "READY\n");
        for (int i = 0; i < WRITERS; i++) {
            int firstKey = i * KEYS;
            var random = new Random(seed + i);
            new Thread(() -> write(firstKey, random)).start();
        }
        while (true) {
            db.compactIfDue();
        }
    }

    private String rows(Handle tx) {
        return String.join(
                "",
                tx.createQuery("SELECT id, version, body FROM writing")
                        .map((row, context) -> {
                            var line = row.getInt("id") + " " + row.getLong("version") + "\n";
                            return row.getString("body").startsWith(line) ? line : "a body that is not of " + line;
                        })
                        .list());
    }

    private void write(int firstKey, Random random) {
        while (true) {
            print(db.write(tx -> change(tx, firstKey + random.nextInt(KEYS), random)));
        }
    }

    private static String change(Handle tx, int key, Random random) {
        Optional<Long> before = tx.createQuery("SELECT version FROM writing WHERE id = :id")
                .bind("id", key)
                .mapTo(Long.class)
                .findOne();
        long version = before.orElse(0L) + 1;
        String line = key + " " + version + "\n";
        var noise = new byte[random.nextInt(LARGEST_BYTES)];
        random.nextBytes(noise);
        tx.createUpdate(
                        before.isPresent()
                                ? "UPDATE writing SET version = :version, body = :body WHERE id = :id"
                                : "INSERT INTO writing (id, version, body) VALUES (:id, :version, :body)")
                .bind("id", key)
                .bind("version", version)
                .bind("body", line + HexFormat.of().formatHex(noise))
                .execute();
        return line;
    }

    private synchronized void print(String text) {
        out.print(text);
        out.flush();
    }
}
