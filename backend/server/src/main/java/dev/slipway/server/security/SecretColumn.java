package dev.slipway.server.security;

import org.jdbi.v3.core.Handle;

/** The column {@code secrets} of a table of documents, written beside the document. */
public record SecretColumn(String table) {
    /** Of a row that is there. */
    public void write(Handle tx, String id, SecretFields secrets) {
        tx.createUpdate("UPDATE " + table + " SET secrets = :secrets WHERE id = :id")
                .bind("secrets", secrets.text())
                .bind("id", id)
                .execute();
    }

    /** Of a row that is not there: none. */
    public SecretFields read(Handle tx, String id) {
        return tx.createQuery("SELECT secrets FROM " + table + " WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> SecretFields.parse(row.getString("secrets")))
                .findOne()
                .orElse(SecretFields.NONE);
    }
}
