package dev.ghostlight.core.migration.remedy;

import java.util.List;

/**
 * An index that a table shall have.
 *
 * @param isUnique whether no two rows may agree
 * @param mayExist whether it is left as it is when it is there already
 * @param name its name, as the catalog will have it
 * @param columns what the server names the indexes of partitions by
 * @param tail what stands behind the table's name: {@code USING gin (tags) WHERE tags IS NOT NULL}
 */
record NewIndex(boolean isUnique, boolean mayExist, String name, List<String> columns, String tail) {
    NewIndex {
        columns = List.copyOf(columns);
    }
}
