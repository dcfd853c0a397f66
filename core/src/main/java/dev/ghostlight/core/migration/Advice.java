package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.trace.Work;
import java.util.List;

/** What to do instead, in a sentence. */
final class Advice {
    private Advice() {}

    /** For a statement that works for long under a lock. */
    static String insteadOf(MigrationFacts facts, StatementForecast statement) {
        if (facts.database().engine().kind() != Engine.Kind.POSTGRESQL) {
            return "Ask for ALGORITHM=INPLACE, LOCK=NONE, so that the server refuses rather than blocks; where it"
                    + " refuses, copy the table in batches beside the running service and swap the names.";
        }
        String text = statement.statement().text();
        List<SchemaChange> changes =
                SchemaChange.of(statement.statement(), facts.database().engine());
        List<Work> works = statement.trace().work();
        if (has(works, Work.Kind.REWRITE)) {
            return rewrite(changes);
        }
        if (has(works, Work.Kind.INDEX_BUILD)) {
            return index(text);
        }
        if (changes.stream().anyMatch(SchemaChange.SetRequired.class::isInstance)) {
            return "First ADD CONSTRAINT ... CHECK (... IS NOT NULL) NOT VALID, then VALIDATE CONSTRAINT in a transaction"
                    + " of its own, then SET NOT NULL: with that constraint it reads nothing.";
        }
        return "Add the constraint with NOT VALID, and VALIDATE CONSTRAINT in a later transaction: that lets others read"
                + " and write meanwhile.";
    }

    private static String rewrite(List<SchemaChange> changes) {
        if (changes.stream().anyMatch(SchemaChange.AddColumn.class::isInstance)) {
            return "Add the column without a default, then SET DEFAULT for new rows, fill the old rows in batches, and"
                    + " only then require a value through a CHECK constraint that is NOT VALID at first.";
        }
        if (changes.stream().anyMatch(SchemaChange.ChangeType.class::isInstance)) {
            return "Add a column of the new type, keep it in step by a trigger, fill it in batches, and swap the two names"
                    + " in a short transaction.";
        }
        return "Copy the table in batches beside the running service and swap the names, or do this while the service is"
                + " off.";
    }

    private static String index(String text) {
        if (Words.first(text).equals("REINDEX")) {
            return "Write REINDEX ... CONCURRENTLY, outside of a transaction.";
        }
        return Words.first(text).equals("ALTER")
                ? "CREATE UNIQUE INDEX CONCURRENTLY first, outside of a transaction, then ADD CONSTRAINT ... USING INDEX."
                : "Write CREATE INDEX CONCURRENTLY, outside of a transaction.";
    }

    private static boolean has(List<Work> works, Work.Kind kind) {
        return works.stream().anyMatch(work -> work.kind() == kind);
    }
}
