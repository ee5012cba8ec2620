package dev.slipway.server.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Rows of a {@link DocumentTable}: conditions that all hold, in an order. Immutable. */
public final class Selection<R> {
    private final DocumentTable<R> table;
    private final List<String> conditions;
    private final Map<String, @Nullable Object> values;
    private final List<String> leading;
    private final String order;

    Selection(DocumentTable<R> table) {
        this(table, List.of(), Map.of(), List.of(), "id");
    }

    private Selection(
            DocumentTable<R> table,
            List<String> conditions,
            Map<String, @Nullable Object> values,
            List<String> leading,
            String order) {
        this.table = table;
        this.conditions = conditions;
        this.values = values;
        this.leading = leading;
        this.order = order;
    }

    /** Rows whose column has that value. */
    public Selection<R> where(String column, Object value) {
        String name = "v" + values.size();
        return and(column + " = :" + name, Map.of(name, value));
    }

    /**
     * Rows whose column has that value, for a column that an index begins with (after those of earlier calls), followed by
     * the columns of the order. The rows are then read in the order of that index, and only as many as are wanted: H2
     * wants the whole index named for that, in one direction.
     */
    public Selection<R> within(String column, Object value) {
        Selection<R> narrowed = where(column, value);
        var moreLeading = new ArrayList<>(leading);
        moreLeading.add(column);
        return new Selection<>(table, narrowed.conditions, narrowed.values, moreLeading, order);
    }

    /** Rows whose column has one of the values; none when there are no values. */
    public Selection<R> whereIn(String column, Collection<String> allowed) {
        if (allowed.isEmpty()) {
            return and("1 = 0", Map.of());
        }
        String name = "v" + values.size();
        return and(column + " IN (<" + name + ">)", Map.of(name, List.copyOf(allowed)));
    }

    /** Rows whose column has one of the values; no values narrow nothing. */
    public Selection<R> narrow(String column, Collection<String> wanted) {
        return wanted.isEmpty() ? this : whereIn(column, wanted);
    }

    /** Rows in whose document the id stands anywhere as a text of its own. */
    public Selection<R> mentioning(String id) {
        return and("document LIKE :mention", Map.of("mention", "%\"" + id + "\"%"));
    }

    /** Rows for which an SQL condition of ours holds; its parameters are named, and named unlike any other's. */
    public Selection<R> and(String condition, Map<String, ?> parameters) {
        var moreConditions = new ArrayList<>(conditions);
        moreConditions.add(condition);
        var moreValues = new HashMap<String, @Nullable Object>(values);
        moreValues.putAll(parameters);
        return new Selection<>(table, moreConditions, moreValues, leading, order);
    }

    /** @param columns SQL of ours, never a client's text; end it with a unique column so that pages do not overlap */
    public Selection<R> orderBy(String columns) {
        return new Selection<>(table, conditions, values, leading, columns);
    }

    /** Narrows by what every list can be narrowed by; the stretch is for {@link #list}. */
    public Selection<R> matching(Filter filter) {
        Selection<R> narrowed = filter.ids().isEmpty() ? this : whereIn("id", filter.ids());
        if (!filter.partialName().isEmpty()) {
            narrowed = narrowed.and(
                    "name_key LIKE :partialName ESCAPE '!'",
                    Map.of("partialName", "%" + escaped(Names.key(filter.partialName())) + "%"));
        }
        return filter.name().isEmpty() ? narrowed : narrowed.where("name_key", Names.key(filter.name()));
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /** The filter's stretch of the rows that match it. With ids the whole of them: clients page the ids themselves. */
    public Listing<R> list(Handle tx, Filter filter) {
        Selection<R> matching = matching(filter);
        Stretch stretch = filter.ids().isEmpty() ? filter.stretch() : Stretch.ALL;
        return new Listing<>(matching.stretch(tx, stretch), matching.count(tx));
    }

    public List<R> stretch(Handle tx, Stretch stretch) {
        var query = tx.createQuery("SELECT document FROM " + table.name() + conditions() + " ORDER BY " + wholeOrder()
                + " LIMIT :take OFFSET :skip");
        return bind(query)
                .bind("take", stretch.take())
                .bind("skip", stretch.skip())
                .map(table.document())
                .list();
    }

    public List<R> all(Handle tx) {
        return stretch(tx, Stretch.ALL);
    }

    public Optional<R> first(Handle tx) {
        return stretch(tx, new Stretch(0, 1)).stream().findFirst();
    }

    public int count(Handle tx) {
        return bind(tx.createQuery("SELECT count(*) FROM " + table.name() + conditions()))
                .mapTo(Integer.class)
                .one();
    }

    private String wholeOrder() {
        String direction = order.split(",", 2)[0].endsWith(" DESC") ? " DESC, " : ", ";
        return leading.stream().map(column -> column + direction).collect(Collectors.joining()) + order;
    }

    private String conditions() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    private <S extends SqlStatement<S>> S bind(S statement) {
        values.forEach((name, value) -> {
            if (value instanceof List<?> list) {
                statement.bindList(name, list);
            } else {
                statement.bind(name, value);
            }
        });
        return statement;
    }
}
