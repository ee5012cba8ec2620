package dev.slipway.server.persistence;

import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** Ids such as {@code Projects-12}: one database sequence per collection, never reused (R0.1). */
public final class Ids {
    private Ids() {}

    /** @param collection the first half of the id; the sequence is {@code <collection>_seq} in lower case */
    public static String next(Handle tx, String collection) {
        long number = tx.createQuery("SELECT nextval('" + collection.toLowerCase(Locale.ROOT) + "_seq')")
                .mapTo(Long.class)
                .one();
        return collection + "-" + number;
    }
}
