package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.facts.RelationName;
import dev.ghostlight.core.migration.facts.TableSchema;
import java.util.List;

/** Changes rows in batches instead of all at once. */
final class Rows {
    private Rows() {}

    /**
     * Updates the rows that a condition holds for; it must be false for a row once that is done.
     *
     * @return whether the table has a key to walk along; if not, that is said
     */
    static boolean update(Way way, TableSchema table, String assignments, String condition) {
        return backfill(way, table, new Step.Backfill.Change.Update(assignments), condition);
    }

    /** Updates or deletes. */
    static boolean backfill(Way way, TableSchema table, Step.Backfill.Change change, String condition) {
        List<String> key = table.key().stream().map(RelationName::quoted).toList();
        if (key.isEmpty()) {
            way.refuse("Table " + table.name()
                    + " has no key that is never null, so that its rows cannot be walked through in batches."
                    + " Give it a primary key first.");
            return false;
        }
        way.backfill(new Step.Backfill(table.name().sql(), key, change, condition));
        List<String> triggers = table.triggers().stream()
                .filter(trigger -> trigger.firesOnUpdate() && change instanceof Step.Backfill.Change.Update)
                .map(TableSchema.Trigger::name)
                .toList();
        if (!triggers.isEmpty()) {
            way.note("The batches update rows of " + table.name() + ", which fires "
                    + (triggers.size() == 1 ? "its trigger " : "its triggers ") + String.join(", ", triggers) + ".");
        }
        return true;
    }

    /** That two values differ, as SQL; also for types that cannot be compared. */
    static String differ(String type, String one, String other) {
        boolean isComparable = !type.matches("(?i)(json|xml|point|box|polygon|path|line|lseg|circle)(\\[])*");
        return isComparable
                ? one + " IS DISTINCT FROM " + other
                : "CAST(" + one + " AS text) IS DISTINCT FROM CAST(" + other + " AS text)";
    }
}
