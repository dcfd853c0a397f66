package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.facts.RelationName;
import dev.ghostlight.core.migration.facts.TableSchema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Changes many rows in batches, so that each waits for a moment at most. */
final class RowChange {
    /**
     * What becomes of a column.
     *
     * @param column the column, as the catalog has it
     * @param value its value, as SQL
     */
    record Assignment(String column, String value) {}

    private RowChange() {}

    /** Deletes rows; once that is done, none is left that the condition holds for. */
    static void delete(Way way, TableSchema table, Optional<String> condition) {
        if (Rows.backfill(way, table, new Step.Backfill.Change.Delete(), condition.orElse("true"))) {
            way.changed();
            apart(way, table);
        }
    }

    /** Updates rows, in the way of which it can be told that it ends. */
    static void update(Way way, TableSchema table, List<Assignment> assignments, Optional<String> condition) {
        String sql = assignments.stream()
                .map(assignment -> RelationName.quoted(assignment.column()) + " = " + assignment.value())
                .collect(Collectors.joining(", "));
        way.changed();
        if (assignments.stream().allMatch(assignment -> isRepeatable(assignment, assignments))) {
            String left = assignments.stream()
                    .map(assignment -> differs(table, assignment))
                    .collect(Collectors.joining(" OR "));
            boolean isOne = assignments.size() == 1;
            Rows.update(way, table, sql, and(condition, isOne ? left : "(" + left + ")"));
        } else if (endsByItself(assignments, condition)) {
            Rows.update(way, table, sql, condition.orElseThrow());
        } else {
            marked(way, table, sql, condition);
        }
        apart(way, table);
    }

    /** A value that follows from columns that stay as they are is the same the second time. */
    private static boolean isRepeatable(Assignment assignment, List<Assignment> all) {
        Expression value = Expression.of(assignment.value());
        return value.isDeterministic()
                && all.stream().noneMatch(other -> value.mentions(other.column()))
                && !value.text().strip().equalsIgnoreCase("DEFAULT");
    }

    /** Rows are taken that have no value, and get one: a call for a new value gives one. */
    private static boolean endsByItself(List<Assignment> assignments, Optional<String> condition) {
        return condition.isPresent()
                && assignments.stream()
                        .anyMatch(assignment ->
                                isNullTest(condition.get(), assignment.column()) && givesValue(assignment.value()));
    }

    private static boolean isNullTest(String condition, String column) {
        return condition.strip().equalsIgnoreCase(column + " IS NULL")
                || condition.strip().equals(RelationName.quoted(column) + " IS NULL");
    }

    private static boolean givesValue(String value) {
        return value.strip()
                .matches("(?i)((gen_random_uuid|uuid_generate_v4|uuidv4|uuidv7|random|now|clock_timestamp"
                        + "|statement_timestamp)\\s*\\(\\s*\\)|nextval\\s*\\(\\s*'[^']*'\\s*\\)|current_timestamp"
                        + "|current_date|localtimestamp)");
    }

    /** Nothing in the row tells whether it was changed, so a column does until all are. */
    private static void marked(Way way, TableSchema table, String assignments, Optional<String> condition) {
        String marker = way.names().choose(table.name().name(), List.of(), "changed");
        String name = RelationName.quoted(marker);
        String alter = "ALTER TABLE " + table.name().sql() + " ";
        way.brief(table.name(), alter + "ADD COLUMN " + name + " boolean, ALTER COLUMN " + name + " SET DEFAULT true");
        if (Rows.update(way, table, assignments + ", " + name + " = true", and(condition, name + " IS NULL"))) {
            way.brief(table.name(), alter + "DROP COLUMN " + name);
            way.note("Nothing in a row of " + table.name() + " tells whether the update has reached it, so the column "
                    + marker + " does until all are done. A release that reads rows with * sees it meanwhile.");
        }
    }

    private static void apart(Way way, TableSchema table) {
        way.note("The rows of " + table.name() + " change one batch after another, not all at one moment: until the"
                + " end, readers see both old and new ones.");
    }

    private static String differs(TableSchema table, Assignment assignment) {
        String type =
                table.column(assignment.column()).map(TableSchema.Column::type).orElse("");
        return Rows.differ(type, RelationName.quoted(assignment.column()), "(" + assignment.value() + ")");
    }

    private static String and(Optional<String> condition, String left) {
        return condition.map(text -> "(" + text + ") AND " + left).orElse(left);
    }
}
