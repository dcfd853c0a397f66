package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.facts.RelationName;
import dev.ghostlight.core.migration.facts.TableSchema;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes partitions out of a table and puts them in while others use it. */
final class Partitions {
    /** From here on a partition can be taken out while others use the table. */
    private static final int DETACH_CONCURRENTLY = 14;

    private static final Pattern ONE_COLUMN =
            Pattern.compile("(RANGE|LIST) \\((\"(?:[^\"]|\"\")*\"|[a-z_][a-z0-9_$]*)\\)");
    private static final Pattern RANGE = Pattern.compile(
            "FOR\\s+VALUES\\s+FROM\\s*\\((.*)\\)\\s*TO\\s*\\((.*)\\)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern LIST =
            Pattern.compile("FOR\\s+VALUES\\s+IN\\s*\\((.*)\\)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Partitions() {}

    static void detach(Way way, TableSchema table, RelationName partition, int major) {
        String sql = "ALTER TABLE " + table.name().sql() + " DETACH PARTITION " + partition.sql();
        boolean hasFallback =
                table.partitioning().flatMap(TableSchema.Partitioning::fallback).isPresent();
        if (major < DETACH_CONCURRENTLY || hasFallback) {
            way.cut();
            way.brief(table.name(), sql);
        } else {
            way.changed();
            way.online(sql + " CONCURRENTLY");
            way.differs("constraint " + partition);
            way.note("Partition " + partition
                    + " keeps a check of its bounds, which PostgreSQL adds when it is taken out concurrently.");
        }
    }

    /** A valid check that says the same as the bounds spares the reading of the rows. */
    static void attach(Way way, TableSchema table, RelationName partition, String bound) {
        Optional<String> condition = table.partitioning().flatMap(partitioning -> condition(partitioning.key(), bound));
        if (condition.isEmpty()) {
            way.refuse("The bounds " + bound + " of partition " + partition
                    + " cannot be written as a check here. Add a check to it by hand that says the same, NOT VALID,"
                    + " validate it, attach, and drop the check.");
            return;
        }
        way.changed();
        String check = checked(way, partition, condition.get());
        Optional<RelationName> fallback = table.partitioning().flatMap(TableSchema.Partitioning::fallback);
        Optional<String> outside = fallback.map(rest -> checked(way, rest, "NOT (" + condition.get() + ")"));
        way.cut();
        way.brief(
                table.name(),
                "ALTER TABLE " + table.name().sql() + " ATTACH PARTITION " + partition.sql() + " " + bound);
        way.cut();
        way.brief(partition, drop(partition, check));
        way.cut();
        fallback.ifPresent(rest -> way.brief(rest, drop(rest, outside.orElseThrow())));
        way.cut();
        way.note("An index of " + table.name() + " that " + partition
                + " has no match for is built while it is attached; make it there first, concurrently.");
    }

    private static String checked(Way way, RelationName partition, String condition) {
        String check = RelationName.quoted(way.names().choose(partition.name(), List.of(), "bounds"));
        way.cut();
        way.brief(
                partition,
                "ALTER TABLE " + partition.sql() + " ADD CONSTRAINT " + check + " CHECK (" + condition + ") NOT VALID");
        way.online("ALTER TABLE " + partition.sql() + " VALIDATE CONSTRAINT " + check);
        return check;
    }

    private static String drop(RelationName partition, String check) {
        return "ALTER TABLE " + partition.sql() + " DROP CONSTRAINT " + check;
    }

    /** The bounds as a condition, where one column decides. */
    static Optional<String> condition(String key, String bound) {
        Matcher column = ONE_COLUMN.matcher(key);
        if (!column.matches()) {
            return Optional.empty();
        }
        String name = column.group(2);
        Matcher range = RANGE.matcher(bound.strip());
        Matcher list = LIST.matcher(bound.strip());
        if (column.group(1).equals("RANGE") && range.matches()) {
            return Optional.of(
                    name + " IS NOT NULL" + end(name, ">=", range.group(1)) + end(name, "<", range.group(2)));
        }
        boolean isList = column.group(1).equals("LIST") && list.matches();
        boolean hasNull = isList && Expression.of(list.group(1)).mentions("null");
        return isList && !hasNull
                ? Optional.of(name + " IS NOT NULL AND " + name + " IN ("
                        + list.group(1).strip() + ")")
                : Optional.empty();
    }

    private static String end(String name, String operator, String value) {
        boolean isOpen = value.strip().matches("(?i)MINVALUE|MAXVALUE");
        return isOpen ? "" : " AND " + name + " " + operator + " " + value.strip();
    }
}
