package dev.ghostlight.app.collect.postgres;

import dev.ghostlight.app.collect.database.CollectedTable;
import dev.ghostlight.app.collect.database.Query;
import dev.ghostlight.app.collect.database.Unknowns;
import dev.ghostlight.core.migration.facts.Clients;
import dev.ghostlight.core.migration.facts.ColumnFacts;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.migration.facts.TableName;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Quantity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a PostgreSQL server's catalog and statistics say of its tables. */
final class PostgresTables {
    private static final String USUAL_SCHEMA = "public";

    /** Below this many pages the last one, which is not full, would spoil the mean. */
    private static final int PAGES_FOR_MEAN = 20;

    /** Of the header of a row and its pointer, padding included. */
    private static final int ROW_OVERHEAD_BYTES = 28;

    private static final String TABLES = """
            SELECT c.oid, n.nspname, c.relname, c.reltuples, c.relpages, current_setting('block_size')::int AS page_bytes
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'm') AND c.relpersistence <> 't' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            """;
    private static final String SIZES = """
            SELECT c.oid, pg_relation_size(c.oid) AS heap, pg_indexes_size(c.oid) AS indexes,
              CASE WHEN c.reltoastrelid = 0 THEN 0 ELSE pg_total_relation_size(c.reltoastrelid) END AS toast
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'm') AND c.relpersistence <> 't' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            """;
    /** The most common values and the bounds of histograms are rows' data: they are never asked for. */
    private static final String COLUMNS = """
            SELECT c.oid, s.attname, s.null_frac, s.n_distinct, s.avg_width
            FROM pg_stats s JOIN pg_namespace n ON n.nspname = s.schemaname
            JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = s.tablename
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = s.attname
            WHERE NOT s.inherited AND c.relkind IN ('r', 'm') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            ORDER BY c.oid, a.attnum
            """;

    private record Described(long oid, String schema, String name, double rowsThen, double pagesThen, int pageBytes) {}

    private record Sizes(double heap, double indexes, double toast) {}

    private record Column(String name, double nullPart, double distinct, double bytes) {}

    private final Connection connection;
    private final Unknowns unknowns;
    private final Place where;

    PostgresTables(Connection connection, Unknowns unknowns, Place where) {
        this.connection = connection;
        this.unknowns = unknowns;
        this.where = where;
    }

    /** How a table is used. */
    record Usage(Quantity writesPerSecond, Quantity readsPerSecond, Quantity longestTransactionSeconds) {
        static final Usage UNKNOWN = new Usage(Quantity.unknown(), Quantity.unknown(), Quantity.unknown());
    }

    /** Every table but partitioned ones, which have no rows of their own. */
    List<CollectedTable> tables(Map<Long, Usage> usage) throws SQLException {
        List<Described> described = Query.rows(connection, TABLES, PostgresTables::described);
        Map<Long, Sizes> sizes =
                unknowns.attempt("the sizes of tables", this::sizes).orElse(Map.of());
        Map<Long, List<Column>> columns =
                unknowns.attempt("the statistics of columns", this::columns).orElse(Map.of());
        List<CollectedTable> tables = new ArrayList<>();
        List<String> unmeasured = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (Described table : described) {
            List<Column> known = columns.getOrDefault(table.oid(), List.of());
            CollectedTable collected = table(
                    table,
                    Optional.ofNullable(sizes.get(table.oid())),
                    known,
                    usage.getOrDefault(table.oid(), Usage.UNKNOWN));
            tables.add(collected);
            boolean isMeasured = collected.facts().rows().isKnown();
            if (!isMeasured) {
                unmeasured.add(collected.facts().name());
            } else if (known.isEmpty() && collected.facts().rows().orElse(0) > 0) {
                unread.add(collected.facts().name());
            }
        }
        tell(unmeasured, "rows of %s: never analysed. Run ANALYZE, or write rows");
        tell(unread, "the statistics of columns of %s: the role may not read the table, or it was never analysed");
        return tables;
    }

    private void tell(List<String> names, String form) {
        if (!names.isEmpty()) {
            String more = names.size() > 5 ? " and " + (names.size() - 5) + " more" : "";
            unknowns.add(form.formatted(
                    String.join(", ", names.stream().sorted().limit(5).toList()) + more));
        }
    }

    private CollectedTable table(Described table, Optional<Sizes> sizes, List<Column> columns, Usage usage) {
        Quantity rows = rows(table, sizes);
        List<ColumnFacts> facts = columns.stream()
                .map(column -> new ColumnFacts(
                        column.name(),
                        Quantity.of(column.nullPart()),
                        distinct(column, rows),
                        Quantity.of(column.bytes())))
                .toList();
        String name = TableName.of(table.schema(), table.name(), USUAL_SCHEMA);
        return new CollectedTable(
                new TableFacts(
                        name,
                        where.child("tables").child(name),
                        rows,
                        rowBytes(table, sizes, rows, columns),
                        quantity(sizes.map(Sizes::toast)),
                        quantity(sizes.map(Sizes::indexes)),
                        usage.writesPerSecond(),
                        usage.readsPerSecond(),
                        usage.longestTransactionSeconds(),
                        Quantity.unknown(),
                        new Clients.Unknown(),
                        Optional.empty(),
                        facts),
                quantity(sizes.map(Sizes::heap)));
    }

    /** The planner's own estimate: as many rows a page as there were when it was last analysed. */
    private static Quantity rows(Described table, Optional<Sizes> sizes) {
        double pages = sizes.map(each -> each.heap() / table.pageBytes()).orElse(table.pagesThen());
        if (sizes.isPresent() && pages == 0) {
            return Quantity.of(0);
        }
        boolean isCounted = table.rowsThen() > 0 || (table.rowsThen() == 0 && table.pagesThen() > 0);
        if (!isCounted) {
            return Quantity.unknown();
        }
        return Quantity.of(table.pagesThen() > 0 ? table.rowsThen() / table.pagesThen() * pages : table.rowsThen());
    }

    private static Quantity rowBytes(Described table, Optional<Sizes> sizes, Quantity rows, List<Column> columns) {
        if (sizes.isPresent() && rows instanceof Quantity.Known(double count) && count >= 1) {
            double heap = sizes.get().heap();
            if (heap >= (double) PAGES_FOR_MEAN * table.pageBytes()) {
                return Quantity.of(Math.max(1, heap / count));
            }
        }
        return columns.isEmpty()
                ? Quantity.unknown()
                : Quantity.of(ROW_OVERHEAD_BYTES
                        + columns.stream()
                                .mapToDouble(column -> column.bytes() * (1 - column.nullPart()))
                                .sum());
    }

    /** PostgreSQL writes a number that grows with the table as the negative part of its rows. */
    private static Quantity distinct(Column column, Quantity rows) {
        if (column.distinct() > 0) {
            return Quantity.of(column.distinct());
        }
        return column.distinct() < 0 && rows instanceof Quantity.Known(double count)
                ? Quantity.of(-column.distinct() * count)
                : Quantity.unknown();
    }

    private static Quantity quantity(Optional<Double> number) {
        return number.map(Quantity::of).orElse(Quantity.unknown());
    }

    private static Described described(ResultSet row) throws SQLException {
        return new Described(
                row.getLong("oid"),
                row.getString("nspname"),
                row.getString("relname"),
                row.getDouble("reltuples"),
                row.getDouble("relpages"),
                row.getInt("page_bytes"));
    }

    private Map<Long, Sizes> sizes() throws SQLException {
        Map<Long, Sizes> sizes = new HashMap<>();
        Query.rows(connection, SIZES, row -> {
            // A table that was dropped meanwhile has none.
            if (row.getObject("heap") != null) {
                sizes.put(
                        row.getLong("oid"),
                        new Sizes(row.getDouble("heap"), row.getDouble("indexes"), row.getDouble("toast")));
            }
            return true;
        });
        return sizes;
    }

    private Map<Long, List<Column>> columns() throws SQLException {
        Map<Long, List<Column>> columns = new HashMap<>();
        Query.rows(
                connection,
                COLUMNS,
                row -> columns.computeIfAbsent(row.getLong("oid"), _ -> new ArrayList<>())
                        .add(new Column(
                                row.getString("attname"),
                                row.getDouble("null_frac"),
                                row.getDouble("n_distinct"),
                                row.getDouble("avg_width"))));
        return columns;
    }
}
