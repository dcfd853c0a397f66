package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.facts.RelationName;
import dev.ghostlight.core.migration.facts.TableSchema;
import java.util.List;
import java.util.stream.Collectors;

/** Adds constraints without reading the table, or building an index, under a lock that blocks writes. */
final class Constraints {
    /** From here on a partitioned table takes a foreign key that is not validated yet. */
    private static final int PARTITIONED_NOT_VALID = 18;

    private Constraints() {}

    static void plan(Way way, TableSchema table, NewConstraint constraint, int major) {
        plan(way, table, constraint, major, List.of());
    }

    /**
     * Adds one.
     *
     * @param together other actions of the same {@code ALTER TABLE}, done at the moment when it is added
     */
    static void plan(Way way, TableSchema table, NewConstraint constraint, int major, List<String> together) {
        way.changed();
        switch (constraint.demand()) {
            case CHECK -> validatedLater(way, table.name(), constraint);
            case FOREIGN_KEY -> {
                if (table.isPartitioned() && major < PARTITIONED_NOT_VALID) {
                    way.refuse("PostgreSQL " + major + " cannot add a foreign key to the partitioned table "
                            + table.name() + " without validating it at once (18 can). Add it to the partitions one by"
                            + " one with NOT VALID, validate each, and leave the partitioned table itself for an hour"
                            + " with few writes.");
                } else {
                    validatedLater(way, table.name(), constraint);
                }
            }
            case UNIQUE, PRIMARY_KEY -> key(way, table, constraint, together);
            case NOT_NULL ->
                NotNull.plan(way, table.name(), constraint.columns().getFirst());
            case EXCLUDE ->
                way.refuse("PostgreSQL builds the index of an exclusion constraint under ACCESS EXCLUSIVE; it has no"
                        + " form that goes on while others write. Add it in a window without writes, or keep the rule"
                        + " in a unique index.");
        }
    }

    private static void validatedLater(Way way, RelationName table, NewConstraint constraint) {
        String alter = "ALTER TABLE " + table.sql() + " ";
        String name = RelationName.quoted(constraint.name());
        way.brief(table, alter + "ADD CONSTRAINT " + name + " " + constraint.definition() + " NOT VALID");
        way.online(alter + "VALIDATE CONSTRAINT " + name);
    }

    private static void key(Way way, TableSchema table, NewConstraint constraint, List<String> together) {
        if (table.isPartitioned()) {
            keyOfPartitions(way, table, constraint);
            return;
        }
        boolean isPrimary = constraint.demand() == TableSchema.Demand.PRIMARY_KEY;
        if (isPrimary) {
            nullable(table, constraint).forEach(column -> NotNull.plan(way, table.name(), column));
        }
        keyOfTable(way, table.name(), constraint, constraint.name(), together);
    }

    private static void keyOfTable(
            Way way, RelationName table, NewConstraint constraint, String constraintName, List<String> together) {
        // The index takes the constraint's name when it becomes that; until then another may have it.
        boolean isTaken =
                way.schema().tableOfIndex(table.sibling(constraintName)).isPresent();
        RelationName index =
                table.sibling(isTaken ? way.names().choose(constraintName, List.of(), "next") : constraintName);
        way.index(
                "CREATE UNIQUE INDEX CONCURRENTLY " + RelationName.quoted(index.name()) + " ON " + table.sql() + " ("
                        + columns(constraint) + ")" + spaced(constraint.indexTail()),
                index);
        String first = together.isEmpty() ? "" : String.join(", ", together) + ", ";
        way.brief(
                table,
                "ALTER TABLE " + table.sql() + " " + first + "ADD CONSTRAINT " + RelationName.quoted(constraintName)
                        + " "
                        + words(constraint.demand()) + " USING INDEX " + RelationName.quoted(index.name())
                        + spaced(constraint.constraintTail()));
        way.note("Rows of " + table + " that break " + constraintName
                + " make the index fail; it is then left invalid and must be dropped before it is tried again.");
    }

    /** A key of the divided table alone is not valid until each partition's own was attached. */
    private static void keyOfPartitions(Way way, TableSchema table, NewConstraint constraint) {
        List<String> nullable = nullable(table, constraint);
        if (constraint.demand() == TableSchema.Demand.PRIMARY_KEY) {
            nullable.forEach(column -> NotNull.plan(way, table.name(), column));
        }
        if (Indexes.hasDeeperPartitions(way, table)) {
            return;
        }
        way.brief(
                table.name(),
                "ALTER TABLE ONLY " + table.name().sql() + " ADD CONSTRAINT " + RelationName.quoted(constraint.name())
                        + " " + words(constraint.demand()) + " (" + columns(constraint) + ")"
                        + spaced(constraint.indexTail()) + spaced(constraint.constraintTail()));
        for (RelationName partition : table.partitioning().orElseThrow().partitions()) {
            boolean isPrimary = constraint.demand() == TableSchema.Demand.PRIMARY_KEY;
            String own = isPrimary
                    ? way.names().choose(partition.name(), List.of(), "pkey")
                    : way.names().choose(partition.name(), constraint.columns(), "key");
            keyOfTable(way, partition, constraint, own, List.of());
            way.cut();
            way.brief(
                    partition,
                    "ALTER INDEX " + table.name().sibling(constraint.name()).sql() + " ATTACH PARTITION "
                            + partition.sibling(own).sql());
            way.cut();
        }
    }

    private static List<String> nullable(TableSchema table, NewConstraint constraint) {
        return constraint.columns().stream()
                .filter(name ->
                        table.column(name).map(column -> !column.isNotNull()).orElse(false))
                .toList();
    }

    private static String columns(NewConstraint constraint) {
        return constraint.columns().stream().map(RelationName::quoted).collect(Collectors.joining(", "));
    }

    private static String words(TableSchema.Demand demand) {
        return demand.name().replace('_', ' ');
    }

    private static String spaced(String tail) {
        return tail.isBlank() ? "" : " " + tail.strip();
    }
}
