package dev.slipway.server.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class HistoryMigrationTest {
    @Test
    void whatIsDeployedInADatabaseOfBeforeIsKnownAfterwards() throws SQLException {
        DatabaseAddress address = Database.inMemory(UUID.randomUUID().toString());
        String url = address.toString();
        try (Connection before = DriverManager.getConnection(url);
                Statement sql = before.createStatement()) {
            Flyway.configure()
                    .dataSource(url, "", "")
                    .locations("classpath:db/migration")
                    .target("300")
                    .load()
                    .migrate();
            sql.execute("SET REFERENTIAL_INTEGRITY FALSE");
            deployed(sql, 1, "Test", "NULL", "SUCCESS");
            deployed(sql, 2, "Test", "NULL", "FAILED");
            deployed(sql, 3, "Test", "'Tenants-1'", "FAILED");
            deployed(sql, 4, "Production", "NULL", "SUCCESS");
            deployed(sql, 5, "Production", "NULL", "SUCCESS");
            logged(sql, 1, "'[]'");
            logged(sql, 2, "'[  ]'");

            try (Database after = Database.open(address)) {
                List<String> current = after.read(tx -> tx.createQuery(
                                """
                                SELECT environment_id || ' [' || tenant_id || '] ' || newest_id || ' '
                                    || coalesce(succeeded_id, 'none')
                                FROM current_deployment""")
                        .mapTo(String.class)
                        .list());
                assertThat(current)
                        .containsExactlyInAnyOrder(
                                "Test [] Deployments-2 Deployments-1",
                                "Test [Tenants-1] Deployments-3 none",
                                "Production [] Deployments-5 Deployments-5");
                List<Integer> sizes =
                        after.read(tx -> tx.createQuery("SELECT size_so_far FROM task_log ORDER BY first_number")
                                .mapTo(Integer.class)
                                .list());
                assertThat(sizes).containsExactly(2, 6);
            }
        }
    }

    private static void logged(Statement sql, int number, String elements) throws SQLException {
        sql.execute("INSERT INTO task_log (task_id, first_number, last_number, activity_id, elements)"
                + " VALUES ('ServerTasks-1', %1$d, %1$d, 'x', %2$s)".formatted(number, elements));
    }

    private static void deployed(Statement sql, int number, String environment, String tenant, String state)
            throws SQLException {
        sql.execute(
                """
                INSERT INTO server_task (id, name, state, queue_time, priority, document)
                VALUES ('ServerTasks-%d', 'Deploy', '%s', CURRENT_TIMESTAMP, 1, '{}')"""
                        .formatted(number, state));
        sql.execute(
                """
                INSERT INTO deployment (id, space_id, project_id, release_id, environment_id, tenant_id, channel_id,
                    task_id, name, name_key, document)
                VALUES ('Deployments-%d', 'Spaces-1', 'Projects-1', 'Releases-1', '%s', %s, 'Channels-1',
                    'ServerTasks-%d', 'x', 'x', '{}')"""
                        .formatted(number, environment, tenant, number));
    }
}
