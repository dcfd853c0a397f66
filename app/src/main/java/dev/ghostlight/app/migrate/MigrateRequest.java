package dev.ghostlight.app.migrate;

import dev.ghostlight.core.migration.execute.Limits;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.remedy.SafeWay;
import dev.ghostlight.core.model.Quantity;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is to be run, where, and within what bounds.
 *
 * @param name the migration's name; the run is named after it
 * @param way the steps
 * @param target the database
 * @param run the run's name; empty for one that follows from the name, the steps and the database
 * @param ledger the ledger's file; empty for the usual one
 * @param limits what bounds it
 * @param facts what is known of the database; empty where nobody said
 * @param backupAgeSeconds how old the last backup is
 * @param backupAgeSecondsMax how old it may be
 * @param noBackupReason why it is run without a recent backup; empty where it is not
 * @param flyway the history that it is entered into afterwards; empty where there is none
 */
public record MigrateRequest(
        String name,
        SafeWay way,
        Target target,
        Optional<String> run,
        Optional<Path> ledger,
        Limits limits,
        Optional<DatabaseFacts> facts,
        Quantity backupAgeSeconds,
        double backupAgeSecondsMax,
        Optional<String> noBackupReason,
        Optional<Flyway> flyway) {
    /** How old a backup may be where nobody says otherwise: a day. */
    public static final double BACKUP_AGE_SECONDS_MAX = 86_400;

    /**
     * Flyway's history, and the migration as Flyway knows it.
     *
     * @param table the history's table, as SQL
     * @param script the migration
     */
    public record Flyway(String table, FlywayScript script) {}
}
