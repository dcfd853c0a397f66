package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.migration.remedy.SafeWayScript;
import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What a migration will do to production.
 *
 * @param facts what it was computed from
 * @param statements its statements in time, as far as they went
 * @param locks the locks on what is in use, in the order in which they are taken
 * @param tables what happens to those who use the tables that it blocks, in the order in which it blocks them
 * @param replicaLagSeconds how far a replica falls behind
 * @param diskBytes disk that it needs beside what is there, until it is over
 * @param instead what was found to do instead
 * @param assumptions what was assumed where a fact was missing
 * @param findings the hazards found, the worst first
 */
public record MigrationForecast(
        MigrationFacts facts,
        List<StatementForecast> statements,
        List<TableLock> locks,
        List<TableHarm> tables,
        Estimate replicaLagSeconds,
        Estimate diskBytes,
        Instead instead,
        List<Assumption> assumptions,
        List<Finding> findings) {
    public MigrationForecast {
        statements = List.copyOf(statements);
        locks = List.copyOf(locks);
        tables = List.copyOf(tables);
        assumptions = List.copyOf(assumptions);
        findings = List.copyOf(findings);
    }

    /** How long the migration takes in all. */
    public Estimate totalSeconds() {
        return statements.stream().map(StatementForecast::seconds).reduce(Estimate.ZERO, Estimate::plus);
    }

    /** Whether the time of every statement can be told: without it nothing can be called harmless. */
    public boolean isComplete() {
        return statements.stream().allMatch(statement -> statement.workSeconds().isKnown());
    }

    /** The migration written so that it does less harm, where one was proven. */
    public Optional<String> rewritten() {
        return instead instanceof Instead.Proven proven
                ? Optional.of(SafeWayScript.text(proven.way()))
                : Optional.empty();
    }

    /** This forecast with these findings. */
    public MigrationForecast withFindings(List<Finding> found) {
        return new MigrationForecast(
                facts, statements, locks, tables, replicaLagSeconds, diskBytes, instead, assumptions, found);
    }

    /** This forecast with what was found to do instead. */
    public MigrationForecast withInstead(Instead found) {
        return new MigrationForecast(
                facts, statements, locks, tables, replicaLagSeconds, diskBytes, found, assumptions, findings);
    }
}
