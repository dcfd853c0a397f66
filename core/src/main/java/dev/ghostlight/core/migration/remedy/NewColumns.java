package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.facts.DatabaseSchema;
import dev.ghostlight.core.migration.facts.RelationName;
import dev.ghostlight.core.migration.facts.TableSchema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Adds columns without writing the table anew: empty at first, then filled in batches. */
final class NewColumns {
    private static final Map<String, String> SERIALS = Map.of(
            "serial", "integer",
            "serial4", "integer",
            "bigserial", "bigint",
            "serial8", "bigint",
            "smallserial", "smallint",
            "serial2", "smallint");

    private NewColumns() {}

    static boolean isSerial(String type) {
        return SERIALS.containsKey(type.toLowerCase(Locale.ROOT));
    }

    /** Whether a type is a domain that not every value fits. */
    static boolean hasConditions(DatabaseSchema schema, String type) {
        return schema.domain(relation(type)).filter(NewColumns::isConstrained).isPresent();
    }

    static void plan(Way way, TableSchema table, NewColumn column, int major) {
        way.changed();
        Optional<String> serial = Optional.ofNullable(SERIALS.get(column.type().toLowerCase(Locale.ROOT)));
        switch (column.generation()) {
            case STORED -> computed(way, table, column);
            case IDENTITY_ALWAYS, IDENTITY_BY_DEFAULT -> Counters.identity(way, table, column);
            case VIRTUAL -> alone(way, table, column);
            case NONE -> {
                if (serial.isPresent()) {
                    Counters.serial(way, table, column, serial.get());
                } else {
                    withDefault(way, table, column);
                }
            }
        }
        column.constraints().forEach(constraint -> Constraints.plan(way, table, constraint, major));
    }

    private static void alone(Way way, TableSchema table, NewColumn column) {
        way.brief(
                table.name(),
                add(table, column, column.type())
                        + column.expression()
                                .map(expression -> " GENERATED ALWAYS AS (" + expression + ") VIRTUAL")
                                .orElse(""));
    }

    private static void withDefault(Way way, TableSchema table, NewColumn column) {
        Optional<DatabaseSchema.Domain> domain =
                way.schema().domain(relation(column.type())).filter(NewColumns::isConstrained);
        String type = domain.map(DatabaseSchema.Domain::type).orElse(column.type());
        Optional<String> expression = column.expression().or(() -> domain.flatMap(DatabaseSchema.Domain::expression));
        boolean isNotNull = column.isNotNull()
                || domain.map(DatabaseSchema.Domain::isNotNull).orElse(false);
        if (expression.isEmpty() || Expression.of(expression.get()).isOneForAll()) {
            String end = expression.map(value -> " DEFAULT " + value).orElse("") + (isNotNull ? " NOT NULL" : "");
            way.brief(table.name(), add(table, column, type) + end);
        } else {
            filled(way, table, column.name(), type, expression.get());
            if (isNotNull) {
                NotNull.plan(way, table.name(), column.name());
            }
        }
        domain.ifPresent(found -> domainChecks(way, table, column, found));
    }

    /**
     * The default holds for new rows from the beginning, as it came with the column; rows that were there are empty.
     */
    private static void filled(Way way, TableSchema table, String column, String type, String expression) {
        String name = RelationName.quoted(column);
        way.brief(
                table.name(),
                "ALTER TABLE " + table.name().sql() + " ADD COLUMN " + name + " " + type + ", ALTER COLUMN " + name
                        + " SET DEFAULT " + expression);
        Rows.update(way, table, name + " = " + expression, name + " IS NULL");
    }

    /**
     * A column of a constrained domain is checked row by row when it is added, so the conditions come by themselves.
     */
    private static void domainChecks(Way way, TableSchema table, NewColumn column, DatabaseSchema.Domain domain) {
        for (String check : domain.checks()) {
            String name = way.names().choose(table.name().name(), column.name(), "check");
            String definition = "CHECK (" + Expression.of(check).renamed("value", column.name()) + ")";
            NewConstraint constraint =
                    new NewConstraint(name, TableSchema.Demand.CHECK, definition, List.of(column.name()), "", "");
            Constraints.plan(way, table, constraint, 0);
            way.differs("constraint " + table.name() + "." + name);
        }
        way.differs("column " + table.name() + "." + column.name());
        way.note("Column " + table.name() + "." + column.name() + " has the type " + domain.type()
                + " and the conditions of " + domain.name() + " as its own: a change of the domain does not reach it.");
    }

    private static boolean isConstrained(DatabaseSchema.Domain domain) {
        return domain.isNotNull() || !domain.checks().isEmpty();
    }

    private static void computed(Way way, TableSchema table, NewColumn column) {
        String expression = column.expression().orElseThrow();
        String name = RelationName.quoted(column.name());
        way.brief(table.name(), add(table, column, column.type()));
        Follower follower = Follower.of(
                way,
                table,
                column.name(),
                "(SELECT (" + expression + ") FROM (SELECT NEW.*) AS "
                        + RelationName.quoted(table.name().name()) + ")");
        way.brief(table.name(), follower.create().toArray(String[]::new));
        String value = "(" + expression + ")";
        Rows.update(way, table, name + " = " + value, Rows.differ(column.type(), name, value));
        if (column.isNotNull()) {
            NotNull.plan(way, table.name(), column.name());
        }
        way.differs("column " + table.name() + "." + column.name());
        way.differs("trigger " + table.name() + "." + follower.name());
        way.note("Column " + table.name() + "." + column.name() + " is not generated but kept by the trigger "
                + follower.name() + "; a value that somebody writes to it is replaced without an error.");
    }

    static String add(TableSchema table, NewColumn column, String type) {
        return "ALTER TABLE " + table.name().sql() + " ADD COLUMN " + RelationName.quoted(column.name()) + " " + type;
    }

    private static RelationName relation(String type) {
        int dot = type.indexOf('.');
        return dot < 0
                ? RelationName.of(RelationName.unquoted(type))
                : new RelationName(
                        RelationName.unquoted(type.substring(0, dot)), RelationName.unquoted(type.substring(dot + 1)));
    }
}
