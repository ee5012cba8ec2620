package dev.slipway.server.persistence;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Counts how many rows H2 looks at for each query of a handle, by asking it for the plan of each. Totals of lists are
 * left out: the API promises them, and they are counted in an index.
 */
public final class Scans implements SqlLogger {
    private static final Pattern COUNT = Pattern.compile("scanCount: (\\d+)");

    private final List<String> plans = new ArrayList<>();

    private Scans() {}

    public static Scans of(Handle tx) {
        var scans = new Scans();
        tx.getConfig(SqlStatements.class).setSqlLogger(scans);
        return scans;
    }

    /** Jdbi has no other way to learn what is bound to a statement. */
    @Override
    @SuppressWarnings("removal")
    public void logAfterExecution(StatementContext context) {
        String sql = context.getParsedSql().getSql();
        if (!sql.startsWith("SELECT") || sql.startsWith("SELECT count(*)")) {
            return;
        }
        try (PreparedStatement explain = context.getConnection().prepareStatement("EXPLAIN ANALYZE " + sql)) {
            List<String> names = context.getParsedSql().getParameters().getParameterNames();
            for (int i = 0; i < names.size(); i++) {
                context.getBinding()
                        .findForName(names.get(i), context)
                        .orElseThrow()
                        .apply(i + 1, explain, context);
            }
            try (ResultSet plan = explain.executeQuery()) {
                plan.next();
                plans.add(plan.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The plans of the queries in which more rows were looked at; there must have been a query. */
    public List<String> above(int rows) {
        if (plans.isEmpty()) {
            throw new IllegalStateException("There was no query");
        }
        return plans.stream().filter(plan -> most(plan) > rows).toList();
    }

    private static int most(String plan) {
        Matcher counts = COUNT.matcher(plan);
        int most = 0;
        while (counts.find()) {
            most = Math.max(most, Integer.parseInt(counts.group(1)));
        }
        return most;
    }
}
