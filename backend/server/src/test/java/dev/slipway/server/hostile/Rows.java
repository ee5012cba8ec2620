package dev.slipway.server.hostile;

import dev.slipway.server.TestServer;
import dev.slipway.server.persistence.Database;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every row of a server's database, to see whether something was written. */
final class Rows implements AutoCloseable {
    private final Database db;

    Rows(TestServer server) {
        db = server.database();
    }

    Set<String> all() {
        List<String> script = db.read(
                tx -> tx.createQuery("SCRIPT SIMPLE NOSETTINGS").mapTo(String.class).list());
        return new TreeSet<>(
                script.stream().filter(line -> line.startsWith("INSERT")).toList());
    }

    @Override
    public void close() {
        db.close();
    }
}
