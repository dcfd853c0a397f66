package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.migration.sql.Block;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A release that runs during the rollout does not fit the schema. */
final class ColumnStillRead implements MigrationHazard {
    @Override
    public String id() {
        return "column-still-read";
    }

    @Override
    public String title() {
        return "While old and new releases run side by side, one of them does not fit the schema.";
    }

    @Override
    public List<Finding> find(MigrationForecast forecast) {
        List<SchemaChange> all = changes(forecast).toList();
        List<Finding> findings = new ArrayList<>();
        for (Block block : forecast.facts().trace().migration().blocks()) {
            for (Statement statement : block.isUndone() ? List.<Statement>of() : block.statements()) {
                for (SchemaChange change : SchemaChange.of(statement, engine(forecast))) {
                    TableFacts table = forecast.facts().database().table(change.table());
                    boolean isUsed =
                            !(Severities.isZero(table.readsPerSecond()) && Severities.isZero(table.writesPerSecond()));
                    if (isUsed && !isMade(change.table(), forecast)) {
                        broken(change, all)
                                .ifPresent(broken -> findings.add(finding(statement, table, change, broken)));
                    }
                }
            }
        }
        return findings;
    }

    private static Stream<SchemaChange> changes(MigrationForecast forecast) {
        return forecast.facts().trace().migration().statements().stream()
                .flatMap(statement -> SchemaChange.of(statement, engine(forecast)).stream());
    }

    private static Engine engine(MigrationForecast forecast) {
        return forecast.facts().database().engine();
    }

    private static boolean isMade(String table, MigrationForecast forecast) {
        return forecast.facts().trace().statements().stream()
                .flatMap(statement -> statement.created().stream())
                .anyMatch(relation -> relation.name().equals(table));
    }

    /** Which release fails, and at what. */
    private static Optional<String> broken(SchemaChange change, List<SchemaChange> all) {
        return switch (change) {
            case SchemaChange.DropTable(String table) ->
                Optional.of("the old release still uses " + table + ", which is gone");
            case SchemaChange.DropColumn(String table, String column) ->
                Optional.of("the old release still reads " + table + "." + column
                        + ", if only as one of all columns, which is gone");
            case SchemaChange.RenameTable(String table, String to) ->
                Optional.of("the old release asks for " + table + ", which is called " + to
                        + " now, and after a rollback the new name is what remains");
            case SchemaChange.RenameColumn(String table, String column, String to) ->
                Optional.of("the old release asks for " + table + "." + column + ", which is called " + to
                        + " now; a new release that starts before the migration asks for what is not there yet");
            case SchemaChange.AddColumn(String table, String column, boolean isRequired, boolean hasDefault) ->
                isRequired && !hasDefault && !hasDefault(all, table, column)
                        ? Optional.of("the old release inserts into " + table + " without " + column
                                + ", which must have a value and has no default")
                        : Optional.empty();
            case SchemaChange.SetRequired(String table, String column) ->
                isAddedWithoutDefault(all, table, column)
                        ? Optional.of("the old release does not know " + table + "." + column
                                + " and inserts rows without it, which it must not any more")
                        : Optional.empty();
            case SchemaChange.EmptyTable _, SchemaChange.ChangeType _, SchemaChange.SetDefault _ -> Optional.empty();
        };
    }

    private static boolean hasDefault(List<SchemaChange> all, String table, String column) {
        return all.contains(new SchemaChange.SetDefault(table, column));
    }

    private static boolean isAddedWithoutDefault(List<SchemaChange> all, String table, String column) {
        return all.stream()
                .anyMatch(change -> change instanceof SchemaChange.AddColumn added
                        && added.table().equals(table)
                        && added.column().equals(column)
                        && !added.hasDefault()
                        && !hasDefault(all, table, column));
    }

    private Finding finding(Statement statement, TableFacts table, SchemaChange change, String broken) {
        return new Finding(
                id(),
                severity(table, change),
                statement.where(),
                "After statement " + statement.number() + ", " + broken + ".",
                "From the migration until the last old node is replaced, its requests fail"
                        + (Severities.isZero(table.readsPerSecond()) ? "." : " for everybody whom an old node serves.")
                        + " A rollback brings the failures back.",
                remedy(change),
                new Numbers()
                        .with("readsPerSecond", table.readsPerSecond().orElse(Double.POSITIVE_INFINITY))
                        .with("writesPerSecond", table.writesPerSecond().orElse(Double.POSITIVE_INFINITY))
                        .all());
    }

    /**
     * That a dropped column is still read is likely; that an old name is still asked for is certain where it is used.
     */
    private static Severity severity(TableFacts table, SchemaChange change) {
        boolean isCertain = !(change instanceof SchemaChange.DropColumn || change instanceof SchemaChange.DropTable);
        boolean isUsed =
                table.readsPerSecond().orElse(0) + table.writesPerSecond().orElse(0) > 0;
        return isCertain && isUsed ? Severity.DANGER : Severity.WARNING;
    }

    private static String remedy(SchemaChange change) {
        return switch (change) {
            case SchemaChange.RenameTable _ ->
                "Keep the old name as a view until the last release that asks for it is gone.";
            case SchemaChange.RenameColumn _ ->
                "Add the new column, write both, fill the old rows, read the new one, and drop the old one a release later.";
            case SchemaChange.AddColumn _, SchemaChange.SetRequired _ ->
                "Give the column a constant default, or require a value one release later, when every release writes it.";
            case SchemaChange.DropTable _,
                    SchemaChange.DropColumn _,
                    SchemaChange.EmptyTable _,
                    SchemaChange.ChangeType _,
                    SchemaChange.SetDefault _ ->
                "Drop it one release later, when no release that runs, or could be rolled back to, reads it.";
        };
    }
}
