package dev.ghostlight.core.migration.duration;

import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.model.Quantity;
import java.util.Optional;

/**
 * How large a table is.
 *
 * @param rows its rows, 0 or more
 * @param bytes the bytes of the table itself, without indexes and values stored aside
 * @param asideBytes the bytes of values stored aside
 */
public record Size(double rows, double bytes, double asideBytes) {
    /** The size of a table in production; nothing if its rows are unknown. Unknown widths are those of {@code like}. */
    static Optional<Size> of(TableFacts table, Size like) {
        if (!(table.rows() instanceof Quantity.Known(double rows))) {
            return Optional.empty();
        }
        double rowBytes = table.rowBytes().orElse(like.rowBytes());
        return Optional.of(new Size(
                rows, rows * rowBytes, table.asideBytes().orElse(rows * like.asideBytes() / like.atLeastOne())));
    }

    private double rowBytes() {
        return bytes / atLeastOne();
    }

    private double atLeastOne() {
        return Math.max(1, rows);
    }
}
