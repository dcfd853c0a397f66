package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.facts.RelationName;
import dev.ghostlight.core.migration.facts.TableSchema;
import java.util.List;

/** Makes and drops indexes while others go on writing. */
final class Indexes {
    private Indexes() {}

    static void create(Way way, TableSchema table, NewIndex index) {
        way.changed();
        if (table.isPartitioned()) {
            createOnPartitions(way, table, index);
            return;
        }
        way.index(
                create(index) + " INDEX CONCURRENTLY " + (index.mayExist() ? "IF NOT EXISTS " : "")
                        + RelationName.quoted(index.name()) + " ON "
                        + table.name().sql() + " " + index.tail(),
                table.name().sibling(index.name()));
    }

    /** The index of the divided table is not valid until each partition's own was attached. */
    private static void createOnPartitions(Way way, TableSchema table, NewIndex index) {
        if (hasDeeperPartitions(way, table)) {
            return;
        }
        RelationName whole = table.name().sibling(index.name());
        way.brief(
                table.name(),
                create(index) + " INDEX " + (index.mayExist() ? "IF NOT EXISTS " : "")
                        + RelationName.quoted(index.name()) + " ON ONLY "
                        + table.name().sql() + " " + index.tail());
        for (RelationName partition : table.partitioning().orElseThrow().partitions()) {
            String own = way.names().choose(partition.name(), index.columns(), "idx");
            way.index(
                    create(index) + " INDEX CONCURRENTLY " + RelationName.quoted(own) + " ON " + partition.sql() + " "
                            + index.tail(),
                    partition.sibling(own));
            way.brief(
                    partition,
                    "ALTER INDEX " + whole.sql() + " ATTACH PARTITION "
                            + partition.sibling(own).sql());
            way.cut();
        }
    }

    /** Whether partitions are divided again; if so, that is said. */
    static boolean hasDeeperPartitions(Way way, TableSchema table) {
        List<RelationName> divided = table.partitioning().orElseThrow().partitions().stream()
                .filter(partition -> way.schema()
                        .table(partition)
                        .map(TableSchema::isPartitioned)
                        .orElse(false))
                .toList();
        if (!divided.isEmpty()) {
            way.refuse("Partition " + divided.getFirst() + " of " + table.name()
                    + " is divided again, and its own indexes must be attached first. Write the steps for "
                    + table.name()
                    + " by hand: ON ONLY on each level, CONCURRENTLY on the lowest, then attach upwards.");
        }
        return !divided.isEmpty();
    }

    static void drop(Way way, RelationName index) {
        way.changed();
        way.online("DROP INDEX CONCURRENTLY IF EXISTS " + index.sql());
    }

    private static String create(NewIndex index) {
        return index.isUnique() ? "CREATE UNIQUE" : "CREATE";
    }
}
