package dev.ghostlight.app.shadow.fill;

import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.model.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Values so long that the server stores them beside the table (TOAST), so that the shadow's table has such bytes too.
 *
 * @param column the column that holds them
 * @param every how many rows there are for each such value
 * @param bytes how long each is
 */
record Aside(Column column, long every, int bytes) {
    /** What is longer is stored aside, once its row is longer than a quarter of a page. */
    private static final int LEAST_BYTES = 2_200;

    private static final int MOST_BYTES = 1 << 16;

    /** Types without a limit, the ones first that most often hold what is long. */
    private static final List<String> LONG = List.of("jsonb", "json", "bytea", "xml", "text", "varchar");

    /** What facts tell of a table; nothing where nothing is stored aside, or no column can hold it. */
    static Optional<Aside> of(TableFacts facts, List<Column> columns) {
        if (!(facts.asideBytes() instanceof Quantity.Known(double aside))
                || !(facts.rows() instanceof Quantity.Known(double rows))
                || aside / Math.max(1, rows) < 1) {
            return Optional.empty();
        }
        double mean = aside / rows;
        int bytes = (int) Math.clamp(mean, LEAST_BYTES, MOST_BYTES);
        return columns.stream()
                .filter(column ->
                        LONG.contains(column.type().base()) && column.type().modifier() < 0)
                .min(Comparator.comparingInt(
                        column -> LONG.indexOf(column.type().base())))
                .map(column -> new Aside(column, Math.max(1, Math.round(bytes / mean)), bytes));
    }
}
