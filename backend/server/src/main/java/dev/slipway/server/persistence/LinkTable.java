package dev.slipway.server.persistence;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The elements of a list in a document, one row each, so that the document is found by them. Written beside the document.
 *
 * @param owner the column with the document's id
 * @param element the column with the element, a key where elements are compared in any case
 */
public record LinkTable(String table, String owner, String element) {
    /** Makes the rows of one document these. */
    public void replace(Handle tx, String ownerId, Collection<String> elements) {
        tx.createUpdate("DELETE FROM " + table + " WHERE " + owner + " = :owner")
                .bind("owner", ownerId)
                .execute();
        if (elements.isEmpty()) {
            return;
        }
        PreparedBatch inserts =
                tx.prepareBatch("INSERT INTO " + table + " (" + owner + ", " + element + ") VALUES (:owner, :element)");
        elements.stream().distinct().forEach(value -> inserts.bind("owner", ownerId)
                .bind("element", value)
                .add());
        inserts.execute();
    }

    /** Narrows documents to those with one of the elements; no elements narrow nothing. */
    public <R> Selection<R> narrow(Selection<R> documents, Collection<String> elements) {
        return elements.isEmpty()
                ? documents
                : documents.and(
                        "id IN (SELECT " + owner + " FROM " + table + " WHERE " + element + " IN (<" + table + ">))",
                        Map.of(table, List.copyOf(elements)));
    }
}
