package dev.slipway.server.app;

import dev.slipway.server.persistence.Database;
import java.util.UUID;

/** The identity of this installation, made at the first start: clients want a UUID that stays. */
final class Installation {
    private Installation() {}

    static String id(Database db) {
        return db.write(tx -> tx.createQuery("SELECT id FROM installation")
                .mapTo(String.class)
                .findOne()
                .orElseGet(() -> {
                    String id = UUID.randomUUID().toString();
                    tx.createUpdate("INSERT INTO installation (id) VALUES (:id)")
                            .bind("id", id)
                            .execute();
                    return id;
                }));
    }
}
