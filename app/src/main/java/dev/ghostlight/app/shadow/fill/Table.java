package dev.ghostlight.app.shadow.fill;

import java.util.List;

/**
 * A table that is to be filled.
 *
 * @param number its number in the catalog
 * @param name its name, as facts write it
 * @param factsName the name of the table that facts are about: of a partition its root's
 * @param sql its name as SQL writes it
 * @param root the number of the partitioned table it is part of; its own where of none
 * @param columns its columns that take values
 * @param keys its foreign keys
 * @param checks conditions that each row must meet: its checks and its partition's bounds
 * @param triggers the names of its own triggers that would fire
 */
record Table(
        long number,
        String name,
        String factsName,
        String sql,
        long root,
        List<Column> columns,
        List<Key> keys,
        List<String> checks,
        List<String> triggers) {
    Table {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
        checks = List.copyOf(checks);
        triggers = List.copyOf(triggers);
    }
}
