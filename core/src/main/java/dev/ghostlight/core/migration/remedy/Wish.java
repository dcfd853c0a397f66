package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.facts.RelationName;
import java.util.List;
import java.util.Optional;

/** What a statement of PostgreSQL wants, as far as it can be reached in another way. */
sealed interface Wish {
    /**
     * {@code ALTER TABLE}.
     *
     * @param table which
     * @param head what stands before its actions: {@code ALTER TABLE ONLY orders}
     * @param actions what shall be done
     */
    record AlterTable(RelationName table, String head, List<Action> actions) implements Wish {
        public AlterTable {
            actions = List.copyOf(actions);
        }
    }

    /** {@code CREATE INDEX}; without a name where it has none yet. */
    record CreateIndex(
            RelationName table,
            boolean isUnique,
            boolean mayExist,
            Optional<String> name,
            List<String> columns,
            String tail)
            implements Wish {}

    /** {@code DROP INDEX}. */
    record DropIndex(List<RelationName> indexes, boolean cascades) implements Wish {}

    /** {@code REINDEX}, as it is written while others go on writing. */
    record Reindex(String concurrently) implements Wish {}

    /** {@code UPDATE} of one table. */
    record Update(RelationName table, List<RowChange.Assignment> assignments, Optional<String> condition)
            implements Wish {}

    /** {@code DELETE} from one table. */
    record Delete(RelationName table, Optional<String> condition) implements Wish {}

    /** {@code DROP TABLE}. */
    record DropTable(List<RelationName> tables) implements Wish {}

    /** A table that is written anew as a whole: {@code VACUUM FULL}, {@code CLUSTER}. */
    record WriteAnew(String what) implements Wish {}

    /** A setting of the session; with whether it only says how long to wait. */
    record Setting(boolean isTimeout) implements Wish {}

    /** Rows of a query put into a table, which blocks nobody. */
    record Insert() implements Wish {}

    /** Anything else. */
    record Other() implements Wish {}

    /** What {@code ALTER TABLE} shall do. */
    sealed interface Action {
        /** It as it is written. */
        String text();

        /** A column. */
        record AddColumn(NewColumn column, boolean mayExist, String text) implements Action {}

        /** No nulls from now on. */
        record SetNotNull(String column, String text) implements Action {}

        /** Another type. */
        record ChangeType(String column, String type, Optional<String> using, String text) implements Action {}

        /** A constraint whose rows are not known to keep it. */
        record AddConstraint(NewConstraint constraint, String text) implements Action {}

        /** A default for rows to come. */
        record SetDefault(String column, String text) implements Action {}

        /** Rows looked at for a constraint that is there. */
        record Validate(String text) implements Action {}

        /** A column less. */
        record DropColumn(String column, String text) implements Action {}

        /** Another name for a column. */
        record RenameColumn(String column, String text) implements Action {}

        /** Another name for the table. */
        record RenameTable(String text) implements Action {}

        /** A partition more. */
        record Attach(RelationName partition, String bound, String text) implements Action {}

        /** A partition less. */
        record Detach(RelationName partition, boolean isConcurrent, String text) implements Action {}

        /** Anything else, as it is written. */
        record Plain(String text) implements Action {}
    }
}
