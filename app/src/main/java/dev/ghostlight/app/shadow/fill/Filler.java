package dev.ghostlight.app.shadow.fill;

import dev.ghostlight.app.shadow.session.Session;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.model.Assumption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Fills all tables of a shadow that have no rows yet. */
public final class Filler {
    private static final String SEQUENCES = """
            SELECT pg_catalog.quote_ident(sn.nspname) || '.' || pg_catalog.quote_ident(s.relname) AS sequence,
                   pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(t.relname) AS table_name,
                   pg_catalog.quote_ident(a.attname) AS column_name
            FROM pg_catalog.pg_depend d
            JOIN pg_catalog.pg_class s ON s.oid = d.objid AND s.relkind = 'S'
            JOIN pg_catalog.pg_namespace sn ON sn.oid = s.relnamespace
            JOIN pg_catalog.pg_class t ON t.oid = d.refobjid AND t.relkind IN ('r', 'p')
            JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
            JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
            WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.refclassid = 'pg_catalog.pg_class'::regclass
              AND d.deptype IN ('a', 'i') AND NOT t.relispartition""";

    private final Session session;
    private final DatabaseFacts facts;
    private final int rows;
    private final List<Assumption> assumptions = new ArrayList<>();

    private Filler(Session session, DatabaseFacts facts, int rows) {
        this.session = session;
        this.facts = facts;
        this.rows = rows;
    }

    /**
     * Fills the tables of a database; those that have rows stay as they are.
     *
     * @param session of the owner: what users made, such as conditions, runs with the rights of the session
     * @param facts what is known of the tables' rows and columns
     * @param rows how many rows a table gets at most
     * @return what could not be filled, and tables that only the facts know
     * @throws SQLException when the server is gone
     */
    public static List<Assumption> fill(Session session, DatabaseFacts facts, int rows) throws SQLException {
        // What the schema's own file has set must not count.
        session.run("SET search_path = public, pg_catalog");
        session.run("SET TimeZone = 'UTC'");
        Filler filler = new Filler(session, facts, rows);
        List<Table> tables = Order.parentsFirst(Tables.read(session));
        filler.tellUnknownTables(tables);
        Set<Long> filled = new HashSet<>();
        for (Table table : tables) {
            filler.fill(table, filled);
            filled.add(table.root());
        }
        filler.moveSequences();
        for (Table table : tables) {
            filler.analyze(table);
        }
        return filler.assumptions;
    }

    /**
     * Adds rows like those that are there to tables that were filled, until each has so many.
     *
     * @param rows how many, by the table's name as facts write it; a table that is not named stays as it is
     * @throws SQLException when the server is gone
     */
    public static void grow(Session session, DatabaseFacts facts, Map<String, Integer> rows) throws SQLException {
        session.run("SET search_path = public, pg_catalog");
        session.run("SET TimeZone = 'UTC'");
        Filler filler = new Filler(session, facts, 0);
        List<Table> tables = Order.parentsFirst(Tables.read(session));
        Map<Long, Long> parts = tables.stream().collect(Collectors.groupingBy(Table::root, Collectors.counting()));
        Set<Long> filled = parts.keySet();
        for (Table table : tables) {
            int wanted = rows.getOrDefault(table.factsName(), rows.getOrDefault(table.name(), 0));
            filler.add(table, filled, wanted / (int) (long) parts.getOrDefault(table.root(), 1L));
        }
        filler.moveSequences();
    }

    private void add(Table table, Set<Long> filled, int wanted) throws SQLException {
        int have = wanted == 0 ? 0 : (int) count(table);
        if (have < wanted && !table.columns().isEmpty()) {
            command(table, "DISABLE");
            new TableFiller(session, table, facts.table(table.factsName()), filled, have, wanted).fill();
            command(table, "ENABLE");
        }
    }

    private void fill(Table table, Set<Long> filled) throws SQLException {
        TableFacts known = facts.table(table.factsName());
        int wanted = (int) Math.min(rows, known.rows().orElse(rows));
        if (wanted == 0 || count(table) > 0 || table.columns().isEmpty()) {
            return;
        }
        command(table, "DISABLE");
        Optional<String> refused = new TableFiller(session, table, known, filled, 0, wanted).fill();
        command(table, "ENABLE");
        if (count(table) == 0) {
            assumptions.add(new Assumption(
                    known.where(),
                    "rows for the shadow's table " + table.name(),
                    "it is empty, as none could be made up"
                            + refused.map(reason -> " (" + reason + ")").orElse("")
                            + ": what depends on its rows, such as a check that they do not meet, is not seen",
                    "look at statements that use " + table.name() + " by hand"));
        }
    }

    /** Without it the server plans for tables of a few pages. */
    private void analyze(Table table) {
        try {
            session.run("ANALYZE " + table.sql());
        } catch (SQLException ofAFunction) {
            // An index may be on a function that finds its own tables only where users work.
        }
    }

    /** Its own triggers would do to rows what they do in production. */
    private void command(Table table, String word) throws SQLException {
        for (String trigger : table.triggers()) {
            session.run("ALTER TABLE ONLY " + table.sql() + " " + word + " TRIGGER " + Session.quoted(trigger));
        }
    }

    private long count(Table table) throws SQLException {
        return session.query("SELECT count(*) FROM ONLY " + table.sql(), row -> row.getLong(1))
                .getFirst();
    }

    private void tellUnknownTables(List<Table> tables) {
        Set<String> names = new HashSet<>();
        tables.forEach(table -> names.add(table.factsName()));
        tables.forEach(table -> names.add(table.name()));
        facts.tables().stream()
                .filter(table -> !names.contains(table.name()))
                .forEach(table -> assumptions.add(new Assumption(
                        table.where(),
                        "the table " + table.name() + " in the schema",
                        "the facts are of a table that the schema does not have: they count for nothing",
                        "correct the name, or bring the schema up to date")));
    }

    /** Rows that a migration adds get numbers that are not taken. */
    private void moveSequences() throws SQLException {
        List<String> commands = session.query(
                SEQUENCES,
                row -> "SELECT pg_catalog.setval(" + Session.literal(row.getString("sequence"))
                        + "::regclass, max(" + row.getString("column_name") + ")) FROM "
                        + row.getString("table_name") + " HAVING max(" + row.getString("column_name") + ") > 0");
        for (String command : commands) {
            try {
                session.run(command);
            } catch (SQLException outOfRange) {
                // A sequence that cannot go so far gives numbers of its own.
            }
        }
    }
}
