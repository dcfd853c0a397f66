package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.RelationName;
import dev.ghostlight.core.migration.facts.TableSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes an {@code ALTER TABLE} apart: cheap actions stay together, each other goes its own way. Used by one thread. */
final class Actions {
    private final Way way;
    private final DatabaseFacts facts;
    private final Set<String> addedEmpty = new HashSet<>();
    private final Set<String> withDefault = new HashSet<>();

    Actions(Way way, DatabaseFacts facts) {
        this.way = way;
        this.facts = facts;
    }

    /** Whether it concerns releases or partitions, so that it is looked at however little it works. */
    boolean concerns(Wish.AlterTable alter) {
        return way.schema().table(alter.table()).isPresent()
                && alter.actions().stream().anyMatch(action -> switch (action) {
                    case Wish.Action.DropColumn _,
                            Wish.Action.RenameColumn _,
                            Wish.Action.RenameTable _,
                            Wish.Action.AddColumn _,
                            Wish.Action.Detach _ -> true;
                    case Wish.Action.SetNotNull _,
                            Wish.Action.ChangeType _,
                            Wish.Action.AddConstraint _,
                            Wish.Action.Validate _,
                            Wish.Action.Attach _,
                            Wish.Action.SetDefault _,
                            Wish.Action.Plain _ -> false;
                });
    }

    /** The steps for it; where it does not work long, all its actions are cheap. */
    void plan(TableSchema table, Wish.AlterTable alter, boolean works, int major) {
        List<String> cheap = new ArrayList<>();
        for (Wish.Action action : alter.actions()) {
            remember(table, action);
            releases(table, action, alter, cheap);
            if ((!works && !(action instanceof Wish.Action.Detach)) || isCheap(action)) {
                cheap.add(action.text());
            } else if (isKey(action) && !table.isPartitioned()) {
                List<String> together = List.copyOf(cheap);
                cheap.clear();
                Constraints.plan(way, table, ((Wish.Action.AddConstraint) action).constraint(), major, together);
            } else {
                flush(table, alter, cheap);
                expensive(table, action, alter, major);
            }
        }
        flush(table, alter, cheap);
    }

    private void flush(TableSchema table, Wish.AlterTable alter, List<String> cheap) {
        if (!cheap.isEmpty()) {
            way.brief(table.name(), alter.head() + " " + String.join(", ", cheap));
            way.changed();
            cheap.clear();
        }
    }

    private void expensive(TableSchema table, Wish.Action action, Wish.AlterTable alter, int major) {
        switch (action) {
            case Wish.Action.AddColumn add -> NewColumns.plan(way, table, add.column(), major);
            case Wish.Action.SetNotNull set -> NotNull.plan(way, table.name(), set.column());
            case Wish.Action.ChangeType change ->
                TypeChange.plan(
                        way, table, new TypeChange.Wish(change.column(), change.type(), change.using(), timeZone()));
            case Wish.Action.AddConstraint add -> Constraints.plan(way, table, add.constraint(), major);
            case Wish.Action.Validate validate -> {
                way.changed();
                way.online(alter.head() + " " + validate.text());
            }
            case Wish.Action.Attach attach -> Partitions.attach(way, table, attach.partition(), attach.bound());
            case Wish.Action.Detach detach -> Partitions.detach(way, table, detach.partition(), major);
            case Wish.Action.DropColumn _,
                    Wish.Action.RenameColumn _,
                    Wish.Action.RenameTable _,
                    Wish.Action.SetDefault _,
                    Wish.Action.Plain _ ->
                way.refuse(
                        "No other form of " + action.text() + " is known that does not block others while it works.");
        }
    }

    /** A key that takes another's place must not leave the table without one while its index is built. */
    private static boolean isKey(Wish.Action action) {
        return action instanceof Wish.Action.AddConstraint add
                && (add.constraint().demand() == TableSchema.Demand.PRIMARY_KEY
                        || add.constraint().demand() == TableSchema.Demand.UNIQUE);
    }

    private boolean isCheap(Wish.Action action) {
        return switch (action) {
            case Wish.Action.AddColumn add -> isCheap(add.column());
            case Wish.Action.SetNotNull _,
                    Wish.Action.ChangeType _,
                    Wish.Action.AddConstraint _,
                    Wish.Action.Validate _,
                    Wish.Action.Attach _,
                    Wish.Action.Detach _ -> false;
            case Wish.Action.DropColumn _,
                    Wish.Action.RenameColumn _,
                    Wish.Action.RenameTable _,
                    Wish.Action.SetDefault _ -> true;
            case Wish.Action.Plain plain ->
                !plain.text()
                        .matches(
                                "(?is)(SET\\s+(UN)?LOGGED|SET\\s+(TABLESPACE|ACCESS\\s+METHOD)|ADD\\b(?!.*(NOT\\s+VALID|USING\\s+INDEX\\s+(?!TABLESPACE))).*).*");
        };
    }

    private boolean isCheap(NewColumn column) {
        boolean isPlain = switch (column.generation()) {
            case NONE, VIRTUAL -> true;
            case STORED, IDENTITY_ALWAYS, IDENTITY_BY_DEFAULT -> false;
        };
        return isPlain
                && column.constraints().isEmpty()
                && !NewColumns.isSerial(column.type())
                && !NewColumns.hasConditions(way.schema(), column.type())
                && column.expression()
                        .map(expression -> Expression.of(expression).isOneForAll())
                        .orElse(true);
    }

    /** What must be live before, and what the statement breaks for whichever release is live. */
    private void releases(TableSchema table, Wish.Action action, Wish.AlterTable alter, List<String> cheap) {
        if (action instanceof Wish.Action.DropColumn drop) {
            flush(table, alter, cheap);
            dropColumn(table, drop.column());
        } else if (action instanceof Wish.Action.RenameColumn || action instanceof Wish.Action.RenameTable) {
            way.note("Of two releases that run side by side, one does not know " + action.text() + " of " + table.name()
                    + " yet or any more, and fails. Without an outage: add the new name, keep both filled, deploy, drop"
                    + " the old one.");
        } else if (action instanceof Wish.Action.SetNotNull set && !hasDefault(table, set.column())) {
            flush(table, alter, cheap);
            way.deploy("writes " + table.name() + "." + set.column() + " in every row");
        }
    }

    /** A release that does not know a column any more cannot write it, so it must not be demanded before. */
    private void dropColumn(TableSchema table, String name) {
        Optional<TableSchema.Column> column = table.column(name);
        boolean isPartOfKey = table.constraints().stream()
                .anyMatch(constraint -> constraint.demand() == TableSchema.Demand.PRIMARY_KEY
                        && constraint.columns().contains(name));
        boolean isDemanded = column.isPresent()
                && column.get().isNotNull()
                && column.get().expression().isEmpty()
                && column.get().generation() == TableSchema.Generation.NONE;
        if (isDemanded && !isPartOfKey) {
            way.brief(
                    table.name(),
                    "ALTER TABLE " + table.name().sql() + " ALTER COLUMN " + RelationName.quoted(name)
                            + " DROP NOT NULL");
        }
        way.deploy("neither reads nor writes " + table.name() + "." + name);
    }

    private void remember(TableSchema table, Wish.Action action) {
        if (action instanceof Wish.Action.AddColumn(NewColumn column, boolean _, String _)) {
            boolean isFilled = column.expression().isPresent()
                    || column.generation() != TableSchema.Generation.NONE
                    || NewColumns.isSerial(column.type());
            (isFilled ? withDefault : addedEmpty).add(table.name() + "." + column.name());
        }
        if (action instanceof Wish.Action.SetDefault set) {
            withDefault.add(table.name() + "." + set.column());
        }
    }

    /** Rows that are written while a new column is filled must come with it filled. */
    void beforeUpdate(Wish.Update update) {
        for (RowChange.Assignment assignment : update.assignments()) {
            String column = update.table() + "." + assignment.column();
            if (addedEmpty.contains(column) && !withDefault.contains(column)) {
                way.deploy("writes " + column + " in every row");
                withDefault.add(column);
            }
        }
    }

    private boolean hasDefault(TableSchema table, String column) {
        return withDefault.contains(table.name() + "." + column)
                || table.column(column)
                        .map(known ->
                                known.expression().isPresent() || known.generation() != TableSchema.Generation.NONE)
                        .orElse(false);
    }

    private Optional<String> timeZone() {
        return facts.settings().entrySet().stream()
                .filter(setting -> setting.getKey().equalsIgnoreCase("TimeZone"))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
