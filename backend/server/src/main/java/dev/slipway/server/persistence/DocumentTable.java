package dev.slipway.server.persistence;

import dev.slipway.json.WireJson;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * A table of one aggregate: whatever is queried is a column, the whole resource is the JSON in column {@code document}.
 *
 * <p>The columns derived from the resource are declared once and written on every insert and update, so the two cannot
 * come apart. Columns of the server's own (a secret, a lease) are not declared here; their stores write them beside.
 */
public final class DocumentTable<R> {
    private final String table;
    private final Type type;
    private final Map<String, Function<R, @Nullable Object>> columns;

    private DocumentTable(String table, Type type, Map<String, Function<R, @Nullable Object>> columns) {
        this.table = table;
        this.type = type;
        this.columns = columns;
    }

    /** A table with the columns {@code id} and {@code document}; declare the others with {@link #with}. */
    public static <R> DocumentTable<R> of(String table, Class<R> type, Function<R, String> id) {
        return new DocumentTable<R>(table, type, Map.of()).with("id", id::apply);
    }

    /** Declares a column that is derived from the resource. */
    public DocumentTable<R> with(String column, Function<R, @Nullable Object> value) {
        var more = new LinkedHashMap<>(columns);
        more.put(column, value);
        return new DocumentTable<>(table, type, more);
    }

    /** Declares {@code space_id}. */
    public DocumentTable<R> inSpace(Function<R, String> space) {
        return with("space_id", space::apply);
    }

    /** Declares {@code name} and the folded {@code name_key}. */
    public DocumentTable<R> named(Function<R, String> name) {
        return with("name", name::apply).with("name_key", r -> Names.key(name.apply(r)));
    }

    /** Declares {@code slug}. */
    public DocumentTable<R> slugged(Function<R, String> slug) {
        return with("slug", slug::apply);
    }

    public R insert(Handle tx, R resource) {
        String names = String.join(", ", columns.keySet());
        String values = columns.keySet().stream().map(c -> ":" + c).collect(Collectors.joining(", "));
        var insert = tx.createUpdate(
                "INSERT INTO " + table + " (" + names + ", document) VALUES (" + values + ", :document)");
        bind(insert, resource).execute();
        return resource;
    }

    /** Replaces the row with the resource's id; false when there is none. */
    public boolean update(Handle tx, R resource) {
        String sets = columns.keySet().stream()
                .filter(column -> !column.equals("id"))
                .map(c -> c + " = :" + c)
                .collect(Collectors.joining(", "));
        var update = tx.createUpdate("UPDATE " + table + " SET " + (sets.isEmpty() ? "" : sets + ", ")
                + "document = :document WHERE id = :id");
        return bind(update, resource).execute() == 1;
    }

    private <S extends SqlStatement<S>> S bind(S statement, R resource) {
        columns.forEach((column, value) -> statement.bind(column, value.apply(resource)));
        return statement.bind("document", WireJson.write(resource, type));
    }

    public boolean delete(Handle tx, String id) {
        return tx.createUpdate("DELETE FROM " + table + " WHERE id = :id")
                        .bind("id", id)
                        .execute()
                == 1;
    }

    public void deleteAll(Handle tx, SpaceId space) {
        tx.createUpdate("DELETE FROM " + table + " WHERE space_id = :space")
                .bind("space", space.value())
                .execute();
    }

    /** The row with that id, which nobody else locks, changes or deletes until the transaction ends. */
    public Optional<R> lock(Handle tx, String id) {
        boolean isThere = tx.createQuery("SELECT id FROM " + table + " WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .isPresent();
        return isThere ? select().where("id", id).first(tx) : Optional.empty();
    }

    /** The rows of the whole table, to be narrowed. */
    public Selection<R> select() {
        return new Selection<>(this);
    }

    /** The rows of one space, to be narrowed. */
    public Selection<R> select(SpaceId space) {
        return select().within("space_id", space.value());
    }

    /** The row with that id, else with that slug, else with that name, within a selection. */
    public Optional<R> find(Handle tx, Selection<R> among, String idOrSlugOrName) {
        return among.where("id", idOrSlugOrName)
                .first(tx)
                .or(() -> columns.containsKey("slug")
                        ? among.where("slug", Names.key(idOrSlugOrName)).first(tx)
                        : Optional.empty())
                .or(() -> columns.containsKey("name_key")
                        ? among.where("name_key", Names.key(idOrSlugOrName)).first(tx)
                        : Optional.empty());
    }

    /** The first free slug for a name within a selection. */
    public String freeSlug(Handle tx, Selection<R> among, String name) {
        return Slug.free(Slug.of(name), slug -> among.where("slug", slug).count(tx) > 0);
    }

    public String name() {
        return table;
    }

    RowMapper<R> document() {
        return (row, context) -> WireJson.<R>read(row.getString("document"), type);
    }
}
