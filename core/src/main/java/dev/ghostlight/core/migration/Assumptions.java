package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.facts.Clients;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.migration.trace.Work;
import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Show;
import java.util.ArrayList;
import java.util.List;

/** Names every fact that the forecast of a migration had to do without. */
final class Assumptions {
    private final List<Assumption> assumptions = new ArrayList<>();

    private Assumptions() {}

    /** What was assumed before, and what the forecast assumes about the tables that it blocks. */
    static List<Assumption> of(MigrationFacts facts, Timeline timeline, List<TableHarm> harms) {
        Assumptions all = new Assumptions();
        all.assumptions.addAll(facts.trace().migration().assumptions());
        all.assumptions.addAll(facts.assumptions());
        timeline.statements().stream()
                .flatMap(statement -> statement.trace().work().stream())
                .map(Work::relation)
                .map(relation -> relation.table())
                .distinct()
                .forEach(table -> all.size(facts.database().table(table)));
        harms.forEach(harm -> all.use(harm.table()));
        return all.assumptions;
    }

    private void size(TableFacts table) {
        missing(
                table,
                table.rows(),
                "rows",
                "how many rows the table has",
                "nothing: no time can be told for it",
                "rows: 300M");
    }

    private void use(TableFacts table) {
        missing(
                table,
                table.writesPerSecond(),
                "writes",
                "how often the table is written to",
                "it is in use; how many writes fail cannot be told",
                "writes: 900/s");
        missing(
                table,
                table.readsPerSecond(),
                "reads",
                "how often the table is read",
                "it is in use; how many reads fail cannot be told",
                "reads: 2000/s");
        missing(
                table,
                table.longestTransactionSeconds(),
                "longest-transaction",
                "how long the longest transaction on the table runs",
                "none is in the way, which errs towards less harm",
                "longest-transaction: 40s");
        missing(
                table,
                table.clientTimeoutSeconds(),
                "client-timeout",
                "how long its users wait for an answer",
                Show.seconds(Limits.ASSUMED_TIMEOUT_SECONDS) + ", which errs towards more failures",
                "client-timeout: 5s");
        if (table.clients() instanceof Clients.Unknown) {
            assumptions.add(new Assumption(
                    table.where().child("clients"),
                    "how those who write to it behave while it is locked",
                    "each write on a connection of its own, however many wait, which is the worst",
                    "clients: { pool: 20, wait: 1s }"));
        }
    }

    private void missing(TableFacts table, Quantity fact, String word, String missing, String assumed, String provide) {
        if (!fact.isKnown()) {
            assumptions.add(new Assumption(table.where().child(word), missing, assumed, provide));
        }
    }
}
