package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.facts.RelationName;
import dev.ghostlight.core.migration.facts.TableSchema;
import dev.ghostlight.core.migration.facts.TableSchema.Column;
import dev.ghostlight.core.migration.facts.TableSchema.Constraint;
import dev.ghostlight.core.migration.facts.TableSchema.Demand;
import dev.ghostlight.core.migration.facts.TableSchema.Generation;
import dev.ghostlight.core.migration.facts.TableSchema.Index;
import dev.ghostlight.core.migration.facts.TableSchema.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gives a column another type by a second column that follows it until both agree in every row, and then takes its
 * name. Used by one thread.
 */
final class TypeChange {
    /**
     * What is wanted.
     *
     * @param column the column
     * @param type its type-to-be, as SQL
     * @param using what its values are computed from; empty for the values themselves
     * @param timeZone the time zone of the session that would run the original, where it is known
     */
    record Wish(String column, String type, Optional<String> using, Optional<String> timeZone) {}

    private final Way way;
    private final TableSchema table;
    private final Wish wish;
    private final Column column;
    private final String next;
    private final String old;
    private final String alter;
    private final List<String> swapFirst = new ArrayList<>();
    private final List<String> swapLast = new ArrayList<>();

    private TypeChange(Way way, TableSchema table, Wish wish, Column column) {
        this.way = way;
        this.table = table;
        this.wish = wish;
        this.column = column;
        this.next = way.names().choose(column.name(), List.of(), "next");
        this.old = way.names().choose(column.name(), List.of(), "old");
        this.alter = "ALTER TABLE " + table.name().sql() + " ";
    }

    static void plan(Way way, TableSchema table, Wish wish) {
        Optional<Column> column = table.column(wish.column());
        if (column.isEmpty()) {
            way.refuse("Table " + table.name() + " has no column " + wish.column() + ".");
            return;
        }
        TypeChange change = new TypeChange(way, table, wish, column.get());
        Optional<String> obstacle = change.obstacle();
        if (obstacle.isPresent()) {
            way.refuse(obstacle.get());
        } else {
            change.plan();
        }
    }

    private Optional<String> obstacle() {
        String whose = "Column " + table.name() + "." + wish.column();
        List<String> users = table.dependents().stream()
                .filter(dependent -> dependent.column().equals(wish.column()))
                .map(TableSchema.Dependent::what)
                .toList();
        if (!users.isEmpty()) {
            return Optional.of(whose + " is used by " + String.join(", ", users)
                    + ", which would stay with the old column. Drop what uses it first, and make it again afterwards.");
        }
        if (table.isPartitioned()) {
            return Optional.of(whose + " belongs to a partitioned table, whose partitions each need the second column,"
                    + " its indexes and its trigger. Divide a new table instead, and fill it from the old one.");
        }
        if (column.generation() == Generation.STORED || column.generation() == Generation.VIRTUAL) {
            return Optional.of(whose + " is generated. Add a second generated column, and let the release use that.");
        }
        if (own(Demand.EXCLUDE).findAny().isPresent()) {
            return Optional.of(whose + " is part of an exclusion constraint, whose index cannot be built while others"
                    + " write.");
        }
        return timeZoneMatters() && wish.timeZone().isEmpty()
                ? Optional.of("What " + whose + " becomes depends on the time zone of the session, and that is not"
                        + " known. Say USING " + wish.column() + " AT TIME ZONE '...', or TimeZone in the facts'"
                        + " settings.")
                : Optional.empty();
    }

    private void plan() {
        way.changed();
        String name = RelationName.quoted(next);
        way.cut();
        way.brief(table.name(), alter + "ADD COLUMN " + name + " " + wish.type());
        Optional<String> computed = computed();
        Follower follower = Follower.of(
                way, table, next, computed.map(this::ofNewRow).orElse("NEW." + RelationName.quoted(wish.column())));
        way.brief(table.name(), follower.create().toArray(String[]::new));
        String value = computed.map(text -> "(" + text + ")").orElse(RelationName.quoted(wish.column()));
        String cast = computed.isPresent() ? value : "CAST(" + value + " AS " + wish.type() + ")";
        if (!Rows.update(way, table, name + " = " + value, Rows.differ(wish.type(), name, cast))) {
            return;
        }
        if (column.isNotNull()) {
            NotNull.plan(way, table.name(), next);
        }
        indexes();
        checksAndForeignKeys();
        swap(follower);
        after();
    }

    private void swap(Follower follower) {
        String wanted = RelationName.quoted(wish.column());
        List<String> swap = new ArrayList<>();
        swap.add("LOCK TABLE " + table.name().sql() + " IN ACCESS EXCLUSIVE MODE");
        swap.addAll(follower.drop());
        table.references().stream()
                .filter(reference -> reference.columns().contains(wish.column()))
                .forEach(reference -> swap.add("ALTER TABLE "
                        + reference.table().sql() + " DROP CONSTRAINT " + RelationName.quoted(reference.constraint())));
        swap.addAll(swapFirst);
        swap.add(alter + "RENAME COLUMN " + wanted + " TO " + RelationName.quoted(old));
        swap.add(alter + "RENAME COLUMN " + RelationName.quoted(next) + " TO " + wanted);
        swap.addAll(swapLast);
        swap.addAll(values());
        if (column.isNotNull()) {
            swap.add(alter + "ALTER COLUMN " + RelationName.quoted(old) + " DROP NOT NULL");
            own(Demand.NOT_NULL)
                    .forEach(named -> swap.add(alter + "RENAME CONSTRAINT "
                            + RelationName.quoted(
                                    way.names().choose(table.name().name(), next, "not_null")) + " TO "
                            + RelationName.quoted(named.name())));
        }
        incoming()
                .forEach(reference -> swap.add("ALTER TABLE "
                        + reference.table().sql() + " ADD CONSTRAINT " + RelationName.quoted(reference.constraint())
                        + " " + notValid(reference.definition())));
        way.cut();
        way.brief(table.name(), swap.toArray(String[]::new));
        way.cut();
    }

    /** The default moves to the new column, and with it the counter. */
    private List<String> values() {
        String wanted = alter + "ALTER COLUMN " + RelationName.quoted(wish.column()) + " ";
        String former = alter + "ALTER COLUMN " + RelationName.quoted(old) + " ";
        List<String> moves = new ArrayList<>();
        if (column.generation() != Generation.NONE) {
            RelationName counter = column.sequence().orElseThrow();
            RelationName until = counter.sibling(way.names().choose(table.name().name(), wish.column(), "until"));
            boolean isAlways = column.generation() == Generation.IDENTITY_ALWAYS;
            moves.add(wanted + "ADD GENERATED " + (isAlways ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY (SEQUENCE NAME "
                    + until.sql() + ")");
            moves.add("SELECT setval(" + Counters.literal(until) + ", nextval(" + Counters.literal(counter)
                    + "), false)");
            moves.add(former + "DROP IDENTITY");
            moves.add("ALTER SEQUENCE " + until.sql() + " RENAME TO " + RelationName.quoted(counter.name()));
            way.note("The counter of " + table.name() + "." + wish.column()
                    + " goes on with its next number, and with default options.");
            return moves;
        }
        column.expression().ifPresent(expression -> {
            moves.add(wanted + "SET DEFAULT " + expression);
            moves.add(former + "DROP DEFAULT");
        });
        column.sequence()
                .ifPresent(sequence -> moves.add("ALTER SEQUENCE " + sequence.sql() + " OWNED BY "
                        + table.name().sql() + "." + RelationName.quoted(wish.column())));
        return moves;
    }

    private void indexes() {
        for (Index index : table.indexes()) {
            if (!index.columns().contains(wish.column())) {
                continue;
            }
            RelationName twin =
                    index.name().sibling(way.names().choose(index.name().name(), List.of(), "next"));
            way.index(Definitions.index(index.definition(), twin.name(), wish.column(), next), twin);
            Optional<Constraint> constraint = table.constraint(index.name().name());
            String name = RelationName.quoted(index.name().name());
            if (constraint.isPresent()) {
                swapFirst.add(alter + "DROP CONSTRAINT " + name);
                swapLast.add(alter + "ADD CONSTRAINT " + name + " "
                        + constraint.get().demand().name().replace('_', ' ') + " USING INDEX "
                        + RelationName.quoted(twin.name())
                        + Definitions.deferrable(constraint.get().definition()));
            } else {
                swapFirst.add("DROP INDEX " + index.name().sql());
                swapLast.add("ALTER INDEX " + twin.sql() + " RENAME TO " + name);
            }
        }
    }

    private void checksAndForeignKeys() {
        for (Constraint constraint : table.constraints()) {
            boolean isMeant = constraint.columns().contains(wish.column())
                    && (constraint.demand() == Demand.CHECK || constraint.demand() == Demand.FOREIGN_KEY);
            if (!isMeant) {
                continue;
            }
            String twin = RelationName.quoted(way.names().choose(constraint.name(), List.of(), "next"));
            String name = RelationName.quoted(constraint.name());
            String definition = Definitions.constraint(constraint.definition(), wish.column(), next);
            way.brief(table.name(), alter + "ADD CONSTRAINT " + twin + " " + notValid(definition));
            if (constraint.isValidated()) {
                way.online(alter + "VALIDATE CONSTRAINT " + twin);
            }
            swapFirst.add(alter + "DROP CONSTRAINT " + name);
            swapLast.add(alter + "RENAME CONSTRAINT " + twin + " TO " + name);
        }
    }

    private void after() {
        incoming().forEach(reference -> {
            if (!reference.definition().endsWith("NOT VALID")) {
                way.online("ALTER TABLE " + reference.table().sql() + " VALIDATE CONSTRAINT "
                        + RelationName.quoted(reference.constraint()));
            }
        });
        way.differs("column " + table.name() + "." + old);
        way.note("Column " + table.name() + "." + wish.column() + " is the last one of its table now. Its old values"
                + " stay in " + old + "; once nothing needs them: " + alter + "DROP COLUMN " + RelationName.quoted(old)
                + ". New rows leave it empty.");
        way.note("A comment and a statistics target of " + table.name() + "." + wish.column() + " stay with " + old
                + ".");
    }

    private List<Reference> incoming() {
        return table.references().stream()
                .filter(reference -> reference.columns().contains(wish.column()))
                .toList();
    }

    private Stream<Constraint> own(Demand demand) {
        return table.constraints().stream()
                .filter(constraint ->
                        constraint.demand() == demand && constraint.columns().contains(wish.column()));
    }

    private Optional<String> computed() {
        return wish.using().or(() -> timeZoneMatters() ? wish.timeZone().map(this::atTimeZone) : Optional.empty());
    }

    /** In sessions of the service, the trigger must take the time zone that the migration means, not theirs. */
    private String atTimeZone(String zone) {
        String name = RelationName.quoted(wish.column());
        String moment = column.type().equals("date") ? name + "::timestamp" : name;
        return moment + " AT TIME ZONE '" + zone.replace("'", "''") + "'";
    }

    private boolean timeZoneMatters() {
        return wish.using().isEmpty()
                && Definitions.isZoned(column.type()) != Definitions.isZoned(wish.type())
                && Definitions.isMoment(column.type())
                && Definitions.isMoment(wish.type());
    }

    private String ofNewRow(String expression) {
        return "(SELECT (" + expression + ") FROM (SELECT NEW.*) AS "
                + RelationName.quoted(table.name().name()) + ")";
    }

    private static String notValid(String definition) {
        return definition.endsWith("NOT VALID") ? definition : definition + " NOT VALID";
    }
}
