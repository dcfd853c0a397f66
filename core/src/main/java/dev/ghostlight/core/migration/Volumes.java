package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.migration.trace.Work;
import dev.ghostlight.core.model.Quantity;
import java.util.List;

/**
 * What a migration writes: to the disk, and to the log that replicas replay.
 *
 * <p>A rewrite writes the table, the values stored aside and all indexes anew beside the old ones, and the same again
 * to the log; an index build its index and its log, and as much for sorting; changed rows are new copies of the rows.
 * Everything stays until the end, as the old files go at COMMIT and the log is kept for replicas and archives.
 */
final class Volumes {
    /** Indexes took 29 % of a wide table with four of them; a narrow table's may be as large as it is. */
    private static final double INDEX_PART = 0.3;

    private Volumes() {}

    /** Disk needed beside what is there: at least the new files, and the log where that is kept. */
    static Estimate diskBytes(MigrationFacts facts, List<StatementForecast> statements) {
        Estimate sum = Estimate.ZERO;
        for (StatementForecast statement : statements) {
            Estimate written = writtenBytes(facts, statement);
            sum = sum.plus(new Estimate(written.low(), 2 * written.expected(), 2 * written.high()));
        }
        return sum;
    }

    /**
     * How far a replica falls behind: the worst of the statements.
     *
     * <p>MariaDB and MySQL send a statement on when it is done, and a replica then takes as long for it again. A
     * standby of PostgreSQL replays the log while it is written: it falls behind by what it replays slower than the
     * primary writes, at most by all of it.
     */
    static Estimate replicaLagSeconds(MigrationFacts facts, List<StatementForecast> statements) {
        Estimate worst = Estimate.ZERO;
        for (StatementForecast statement : statements) {
            worst = worst.max(lagSeconds(facts, statement));
        }
        return worst;
    }

    static Estimate lagSeconds(MigrationFacts facts, StatementForecast statement) {
        if (statement.isBatched()) {
            // Whoever runs the batches waits for the replicas.
            return Estimate.ZERO;
        }
        if (isReplayedWhole(facts)) {
            return statement.trace().work().isEmpty() ? Estimate.ZERO : statement.workSeconds();
        }
        Estimate written = writtenBytes(facts, statement);
        if (written.high() == 0) {
            return Estimate.ZERO;
        }
        Estimate work = statement.workSeconds();
        if (!written.isKnown() || !work.isKnown()) {
            return Estimate.UNKNOWN;
        }
        double expected = Math.max(0, written.expected() / Limits.REPLAY_BYTES_PER_SECOND - work.expected());
        return new Estimate(0, expected, Math.max(expected, work.high()));
    }

    private static boolean isReplayedWhole(MigrationFacts facts) {
        return facts.database().engine().kind() != Engine.Kind.POSTGRESQL;
    }

    private static Estimate writtenBytes(MigrationFacts facts, StatementForecast statement) {
        boolean isRewrite = statement.trace().work().stream().anyMatch(work -> work.kind() == Work.Kind.REWRITE);
        Estimate sum = Estimate.ZERO;
        for (Work work : statement.trace().work()) {
            TableFacts table = facts.database().table(work.relation().table());
            sum = sum.plus(
                    switch (work.kind()) {
                        case SCAN, VALIDATE_FOREIGN_KEY -> Estimate.ZERO;
                        case REWRITE ->
                            work.relation().name().equals(work.relation().table()) ? tableBytes(table) : Estimate.ZERO;
                        case INDEX_BUILD -> isRewrite ? Estimate.ZERO : indexBytes(table);
                        case ROWS_CHANGED -> changedBytes(statement, table);
                    });
        }
        return sum;
    }

    private static Estimate tableBytes(TableFacts table) {
        if (!(table.rows() instanceof Quantity.Known(double rows))
                || !(table.rowBytes() instanceof Quantity.Known(double rowBytes))) {
            return Estimate.UNKNOWN;
        }
        double heap = rows * rowBytes;
        double known = heap + table.asideBytes().orElse(0);
        return switch (table.indexBytes()) {
            case Quantity.Known(double indexes) -> Estimate.of(known + indexes);
            case Quantity.Unknown() -> new Estimate(known, known + INDEX_PART * heap, known + heap);
        };
    }

    private static Estimate indexBytes(TableFacts table) {
        return switch (table.rows()) {
            case Quantity.Known(double rows) ->
                new Estimate(
                        rows * Limits.INDEX_ENTRY_BYTES / 2,
                        rows * Limits.INDEX_ENTRY_BYTES * 2,
                        rows * Limits.INDEX_ENTRY_BYTES * 4);
            case Quantity.Unknown() -> Estimate.UNKNOWN;
        };
    }

    /** How many rows a condition leaves is not known: from none to all. */
    private static Estimate changedBytes(StatementForecast statement, TableFacts table) {
        Estimate all = tableBytes(table);
        return Words.has(statement.statement().text(), "WHERE") ? new Estimate(0, all.expected(), all.high()) : all;
    }
}
