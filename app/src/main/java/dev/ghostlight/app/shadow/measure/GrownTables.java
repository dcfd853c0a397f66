package dev.ghostlight.app.shadow.measure;

import dev.ghostlight.app.shadow.Shadow;
import dev.ghostlight.app.shadow.session.Session;
import dev.ghostlight.core.migration.duration.Size;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.trace.StatementTrace;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The tables that statements work on, made larger step by step; none gets more rows than it has in production. */
final class GrownTables {
    private static final String SIZES = """
            SELECT n.nspname, c.relname, greatest(c.reltuples, 0) AS rows, pg_catalog.pg_relation_size(c.oid) AS bytes,
                   CASE WHEN c.reltoastrelid = 0 THEN 0 ELSE pg_catalog.pg_relation_size(c.reltoastrelid) END AS aside
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'm') AND c.oid >= 16384""";

    private final Shadow shadow;
    private final DatabaseFacts facts;
    private final Set<String> names = new TreeSet<>();

    GrownTables(Shadow shadow, List<StatementTrace> statements) {
        this.shadow = shadow;
        this.facts = shadow.facts();
        statements.stream()
                .flatMap(statement -> statement.work().stream())
                .forEach(work -> names.add(work.relation().table()));
    }

    /** How many rows the largest of them has in production. */
    int productionRows() {
        return names.stream().mapToInt(this::productionRows).max().orElse(0);
    }

    private int productionRows(String name) {
        return (int) facts.table(name).rows().orElse(0);
    }

    /** Gives each so many rows, or as many as production has, and tells how large all tables are then. */
    Map<String, Size> to(int rows) throws SQLException {
        Map<String, Integer> wanted = new HashMap<>();
        names.forEach(name -> wanted.put(name, Math.min(rows, productionRows(name))));
        shadow.grow(wanted);
        try (Session session = shadow.session()) {
            for (String name : names) {
                settle(session, name);
            }
            Map<String, Size> sizes = new HashMap<>();
            session.query(SIZES, row -> {
                String schema = row.getString("nspname");
                String name = row.getString("relname");
                return sizes.put(
                        schema.equals("public") ? name : schema + "." + name,
                        new Size(row.getDouble("rows"), row.getDouble("bytes"), row.getDouble("aside")));
            });
            return sizes;
        }
    }

    /** The first to read a new row marks it as good, which is work that rows of production have long had. */
    private static void settle(Session session, String name) throws SQLException {
        try {
            int dot = name.indexOf('.');
            session.run("VACUUM "
                    + (dot < 0
                            ? Session.quoted(name)
                            : Session.quoted(name.substring(0, dot)) + "." + Session.quoted(name.substring(dot + 1))));
        } catch (SQLException notThere) {
            // One that an earlier statement of the migration makes.
        }
    }
}
