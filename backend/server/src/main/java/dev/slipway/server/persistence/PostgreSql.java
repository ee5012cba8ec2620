package dev.slipway.server.persistence;

import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.postgresql.ds.PGSimpleDataSource;

/** What is different about PostgreSQL. Its driver is loaded by the first use of this class, so never beside H2. */
final class PostgreSql {
    /**
     * What every connection begins with. Nobody waits longer for a lock than with H2. A server whose machine is gone is
     * noticed within a minute, for until then it has its locks; one that was stopped in the middle of a transaction loses
     * them sooner.
     */
    static final String SESSION =
            "SET lock_timeout = '20s'; SET idle_in_transaction_session_timeout = '10s'; SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10;"
                    + " SET tcp_keepalives_count = 3";

    /** Columns of text that are not yet compared byte by byte, or are padded with blanks. */
    private static final String FOREIGN_COLLATIONS =
            """
            SELECT format('ALTER TABLE %I ALTER COLUMN %I TYPE %s COLLATE "C"', c.relname, a.attname,
                CASE WHEN a.atttypid = 'bpchar'::regtype THEN 'varchar(' || (a.atttypmod - 4) || ')'
                    ELSE format_type(a.atttypid, a.atttypmod) END)
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_type t ON t.oid = a.atttypid
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0
              AND NOT a.attisdropped AND c.relname <> 'flyway_schema_history'
              AND (a.atttypid = 'bpchar'::regtype
                OR (t.typcollation <> 0 AND a.attcollation <> (SELECT oid FROM pg_collation WHERE collname = 'C')))
            ORDER BY c.relname, a.attnum""";

    private PostgreSql() {}

    static DataSource dataSource(DatabaseAddress address) {
        var source = new PGSimpleDataSource();
        source.setURL(address.url());
        address.user().ifPresent(source::setUser);
        address.password().ifPresent(source::setPassword);
        source.setApplicationName("slipway");
        source.setTcpKeepAlive(true);
        return source;
    }

    /** @throws IllegalStateException when its databases have another encoding than UTF-8 */
    static void checkEncoding(Handle tx) {
        String encoding =
                tx.createQuery("SHOW server_encoding").mapTo(String.class).one();
        if (!encoding.equals("UTF8")) {
            throw new IllegalStateException(
                    "The database has the encoding " + encoding + "; create it with ENCODING 'UTF8'");
        }
    }

    /**
     * Gives every column of text the order of H2, byte by byte, whatever the language of the database: lists are the same
     * on both, a prefix is found in an index, and an update of the operating system's languages does not break indexes.
     * {@code CHAR} becomes {@code VARCHAR}, for an index over it is not used for the parameters that the driver sends.
     */
    static void compareBytes(Handle tx) {
        tx.createQuery(FOREIGN_COLLATIONS).mapTo(String.class).list().forEach(tx::execute);
    }
}
