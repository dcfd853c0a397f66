package dev.ghostlight.core.migration.remedy;

import java.util.List;
import java.util.Optional;

/** One step of a safe way; each is committed before the next begins, and may be done again after a crash. */
public sealed interface Step {
    /**
     * Statements that change the catalog only, in one transaction: strong locks, held for a moment. They are tried with
     * a short wait for their locks, and again.
     *
     * @param sql the statements, in order; at least one
     */
    record Brief(List<String> sql) implements Step {
        public Brief {
            sql = List.copyOf(sql);
            if (sql.isEmpty()) {
                throw new IllegalArgumentException("a step without statements");
            }
        }
    }

    /**
     * A statement that takes long under a lock that stops neither reads nor writes, outside of a transaction:
     * {@code VALIDATE CONSTRAINT}, {@code CREATE INDEX CONCURRENTLY}.
     *
     * @param sql the statement
     * @param index the index that it makes, which is left invalid when it fails; empty if it makes none
     */
    record Online(String sql, Optional<String> index) implements Step {}

    /**
     * Rows that are changed in small batches, each in a transaction of its own, in the order of a key.
     *
     * @param table the table, as SQL
     * @param key the columns of a unique key that is never null, as SQL, in order
     * @param change what is done to the rows of a batch
     * @param condition which rows still need it, as SQL over the table's columns; false for a row once it is done
     */
    record Backfill(String table, List<String> key, Change change, String condition) implements Step {
        /** What is done to rows. */
        public sealed interface Change {
            /**
             * They are updated.
             *
             * @param assignments what stands after SET, such as {@code c = gen_random_uuid()}
             */
            record Update(String assignments) implements Change {}

            /** They are deleted. */
            record Delete() implements Change {}
        }

        public Backfill {
            key = List.copyOf(key);
        }

        /** The statement that changes the rows for which {@code condition} holds. */
        String change(String condition) {
            return switch (change) {
                case Change.Update(String assignments) ->
                    "UPDATE " + table + " SET " + assignments + " WHERE " + condition;
                case Change.Delete() -> "DELETE FROM " + table + " WHERE " + condition;
            };
        }
    }
}
