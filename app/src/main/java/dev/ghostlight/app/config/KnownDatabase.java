package dev.ghostlight.app.config;

import dev.ghostlight.app.config.shape.Word;
import dev.ghostlight.core.migration.facts.Clients;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The facts of a database with where they come from; immutable.
 *
 * @param facts the facts
 * @param collected when they were collected; empty where a person wrote them
 * @param source where they were collected; empty where a person wrote them
 * @param assumptions what was taken for granted about them
 */
public record KnownDatabase(
        DatabaseFacts facts, Optional<Instant> collected, Optional<String> source, List<Assumption> assumptions) {
    public KnownDatabase {
        assumptions = List.copyOf(assumptions);
    }

    /** What is not known of a table, each with how to provide it; the table may be one that nobody described. */
    public List<Assumption> missing(String tableName) {
        TableFacts table = facts.table(tableName);
        List<Assumption> missing = new ArrayList<>();
        missing(table, "rows", table.rows()).ifPresent(missing::add);
        missing(table, "row-bytes", table.rowBytes()).ifPresent(missing::add);
        missing(table, "aside-bytes", table.asideBytes()).ifPresent(missing::add);
        missing(table, "index-bytes", table.indexBytes()).ifPresent(missing::add);
        missing(table, "writes", table.writesPerSecond()).ifPresent(missing::add);
        missing(table, "reads", table.readsPerSecond()).ifPresent(missing::add);
        missing(table, "longest-transaction", table.longestTransactionSeconds()).ifPresent(missing::add);
        missing(table, "client-timeout", table.clientTimeoutSeconds()).ifPresent(missing::add);
        if (table.clients() instanceof Clients.Unknown) {
            missing.add(unknown(table, "clients", "{ pool: 20, wait: 1s }, { workers: 30 } or open"));
        }
        if (table.isRetried().isEmpty()) {
            missing.add(unknown(table, "retried", "true or false"));
        }
        return missing;
    }

    private static Optional<Assumption> missing(TableFacts table, String word, Quantity quantity) {
        return quantity.isKnown()
                ? Optional.empty()
                : Optional.of(unknown(
                        table, word, FactsShape.tableWord(word).example().orElseThrow()));
    }

    private static Assumption unknown(TableFacts table, String name, String example) {
        Word word = FactsShape.tableWord(name);
        return new Assumption(
                table.where().child(name),
                word.summary(),
                "nothing: it is unknown, and what depends on it too",
                name + ": " + example + ", or run: ghostlight collect");
    }
}
