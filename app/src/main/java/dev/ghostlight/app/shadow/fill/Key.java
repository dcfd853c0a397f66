package dev.ghostlight.app.shadow.fill;

import java.util.List;

/**
 * A foreign key.
 *
 * @param parent the number of the table it leads to
 * @param parentSql its name as SQL writes it
 * @param columns the numbers of its columns
 * @param parentColumns the names of the columns they lead to, in the same order
 */
record Key(long parent, String parentSql, List<Integer> columns, List<String> parentColumns) {
    Key {
        columns = List.copyOf(columns);
        parentColumns = List.copyOf(parentColumns);
    }
}
