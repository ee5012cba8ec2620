package dev.slipway.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SequencesTest {
    /** With a cache, H2 may give a value out again that was used right before the process was killed. */
    @Test
    void noSequenceHasACache() {
        try (Database db = Database.open(Database.inMemory(UUID.randomUUID().toString()))) {
            List<String> cached = db.read(
                    tx -> tx.createQuery("SELECT sequence_name FROM information_schema.sequences WHERE cache > 1")
                            .mapTo(String.class)
                            .list());

            assertThat(cached).as("sequences made without CACHE 1").isEmpty();
        }
    }
}
