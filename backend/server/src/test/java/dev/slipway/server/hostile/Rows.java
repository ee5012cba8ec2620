package dev.slipway.server.hostile;

import dev.slipway.server.TestDatabases;
import dev.slipway.server.TestServer;
import dev.slipway.server.persistence.Database;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every row of a server's database, to see whether something was written. */
final class Rows implements AutoCloseable {
    private static final int SHOWN = 300;

    private final Database db;

    Rows(TestServer server) {
        db = server.database();
    }

    /** The rows that are there and were not, or the other way round, by their beginnings. */
    List<String> changedSince(Set<String> before) {
        Set<String> now = all();
        return Stream.concat(before.stream(), now.stream())
                .filter(row -> !(before.contains(row) && now.contains(row)))
                .map(row -> row.substring(0, Math.min(SHOWN, row.length())))
                .toList();
    }

    Set<String> all() {
        return new TreeSet<>(TestDatabases.rows(db));
    }

    @Override
    public void close() {
        db.close();
    }
}
