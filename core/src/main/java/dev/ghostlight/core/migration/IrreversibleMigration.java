package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.migration.sql.Block;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Severity;
import dev.ghostlight.core.model.Show;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Something goes that no way back brings back. */
final class IrreversibleMigration implements MigrationHazard {
    @Override
    public String id() {
        return "irreversible-migration";
    }

    @Override
    public String title() {
        return "The migration removes what going back to the old release cannot bring back.";
    }

    @Override
    public List<Finding> find(MigrationForecast forecast) {
        List<Finding> findings = new ArrayList<>();
        for (Block block : forecast.facts().trace().migration().blocks()) {
            for (Statement statement : block.statements()) {
                if (!block.isUndone()) {
                    SchemaChange.of(statement, forecast.facts().database().engine())
                            .forEach(change -> lost(change, forecast)
                                    .ifPresent(lost -> findings.add(finding(forecast, statement, change, lost))));
                }
            }
        }
        return findings;
    }

    /** What goes, in words; nothing where nothing goes. */
    private static Optional<String> lost(SchemaChange change, MigrationForecast forecast) {
        TableFacts table = forecast.facts().database().table(change.table());
        if (Severities.isZero(table.rows()) || isMade(change.table(), forecast)) {
            return Optional.empty();
        }
        String rows = TableRewritten.rows(table).replace("which has an", "an");
        return switch (change) {
            case SchemaChange.DropTable(String name) -> Optional.of("the table " + name + ", " + rows);
            case SchemaChange.EmptyTable(String name) -> Optional.of("all rows of " + name + ", " + rows);
            case SchemaChange.DropColumn(String name, String column) ->
                Optional.of("the column " + column + " of " + name + ", " + rows);
            case SchemaChange.RenameTable _,
                    SchemaChange.RenameColumn _,
                    SchemaChange.AddColumn _,
                    SchemaChange.ChangeType _,
                    SchemaChange.SetRequired _,
                    SchemaChange.SetDefault _ -> Optional.empty();
        };
    }

    private static boolean isMade(String table, MigrationForecast forecast) {
        return forecast.facts().trace().statements().stream()
                .flatMap(statement -> statement.created().stream())
                .anyMatch(relation -> relation.name().equals(table));
    }

    private Finding finding(MigrationForecast forecast, Statement statement, SchemaChange change, String lost) {
        boolean hasDown = forecast.facts().trace().migration().down().isPresent();
        return new Finding(
                id(),
                Severity.WARNING,
                statement.where(),
                String.format("Statement %d removes %s.", statement.number(), lost),
                "A rollback to the release before finds it gone: "
                        + (hasDown
                                ? "the down migration makes it anew, but empty"
                                : "there is no down migration either")
                        + ". " + backup(forecast.facts().database().backupAgeSeconds()),
                "Do it one release later, when nothing that could be rolled back to uses it; until then "
                        + (change instanceof SchemaChange.DropColumn ? "only stop using it." : "rename it instead."),
                List.of());
    }

    private static String backup(Quantity age) {
        return switch (age) {
            case Quantity.Known(double seconds) ->
                "The last backup is " + Show.seconds(seconds) + " old; what was written since is lost.";
            case Quantity.Unknown() -> "Whether there is a backup is not known.";
        };
    }
}
