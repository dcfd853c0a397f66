package dev.ghostlight.app.config;

import dev.ghostlight.core.migration.facts.Clients;
import dev.ghostlight.core.migration.facts.ColumnFacts;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what is known of a table, and holds its numbers against each other. */
final class TableReader {
    /** Pages are never quite full, and rows are estimated. */
    private static final double CONTRADICTION = 2;

    /** A table that is so much larger than its rows holds much that was deleted, which scans read nevertheless. */
    private static final double BLOAT = 4;

    private static final double SMALL_BYTES = 10e6;

    private final Gathered gathered;

    TableReader(Gathered gathered) {
        this.gathered = gathered;
    }

    TableFacts table(String name, Section table) throws AlreadyReported {
        Quantity rows = table.quantity("rows");
        return new TableFacts(
                name,
                table.where(),
                rows,
                rowBytes(table, rows),
                table.quantity("aside-bytes"),
                table.quantity("index-bytes"),
                table.quantity("writes"),
                table.quantity("reads"),
                table.quantity("longest-transaction"),
                table.quantity("client-timeout"),
                clients(table),
                table.optional("retried").map(Boolean::valueOf),
                columns(table));
    }

    private Quantity rowBytes(Section table, Quantity rows) throws AlreadyReported {
        Quantity given = table.quantity("row-bytes");
        Quantity all = table.quantity("table-bytes");
        if (!(rows instanceof Quantity.Known(double count) && all instanceof Quantity.Known(double bytes))) {
            return given;
        }
        if (!(given instanceof Quantity.Known(double each))) {
            return count >= 1 ? Quantity.of(bytes / count) : given;
        }
        if (count * each > CONTRADICTION * bytes + SMALL_BYTES) {
            gathered.refuse(
                    table.where("table-bytes"),
                    String.format(
                            Locale.ROOT,
                            "%,.0f rows of %,.0f bytes make %,.0f bytes, and table-bytes is %,.0f",
                            count,
                            each,
                            count * each,
                            bytes),
                    "Which of them is wrong cannot be told, and a forecast would be wrong by as much",
                    "Correct rows, row-bytes or table-bytes, or remove table-bytes");
            throw new AlreadyReported();
        }
        if (bytes > BLOAT * count * each + SMALL_BYTES) {
            gathered.add(new Assumption(
                    table.where("table-bytes"),
                    "Why the table is much larger than its rows",
                    "that most of it is room of deleted rows: a rewrite makes it smaller, a scan reads all of it",
                    "rows and row-bytes that fit table-bytes, if they are wrong"));
        }
        return given;
    }

    private static Clients clients(Section table) throws AlreadyReported {
        if (!table.has("clients")) {
            return new Clients.Unknown();
        }
        if (table.isText("clients")) {
            return new Clients.Open();
        }
        Section clients = table.section("clients");
        if (clients.has("workers")) {
            return new Clients.Closed((int) clients.number("workers"), clients.quantity("think"));
        }
        double wait = clients.text("wait").equals("unbounded") ? Double.POSITIVE_INFINITY : clients.number("wait");
        return new Clients.Pool((int) clients.number("pool"), wait);
    }

    private static List<ColumnFacts> columns(Section table) throws AlreadyReported {
        List<ColumnFacts> columns = new ArrayList<>();
        for (Map.Entry<String, Section> column : table.named("columns").entrySet()) {
            Section words = column.getValue();
            columns.add(new ColumnFacts(
                    column.getKey(), words.quantity("nulls"), words.quantity("distinct"), words.quantity("bytes")));
        }
        return columns;
    }

    /** All tables that a section describes; nothing if a problem was told about one. */
    Optional<List<TableFacts>> tables(Section database) throws AlreadyReported {
        List<TableFacts> tables = new ArrayList<>();
        Map<String, Section> named = database.named("tables");
        for (Map.Entry<String, Section> table : named.entrySet()) {
            gathered.attempt(() -> table(table.getKey(), table.getValue())).ifPresent(tables::add);
        }
        return tables.size() == named.size() ? Optional.of(tables) : Optional.empty();
    }
}
