package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.facts.DatabaseSchema;
import dev.ghostlight.core.migration.facts.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Something in which two schemas differ. Compared are the tables with their columns (type, null, default, generation),
 * indexes, constraints, triggers and partitions; not compared is the order of columns.
 *
 * @param object what it is, such as {@code column orders.total}
 * @param original what it is after the original; empty if it is not there
 * @param way what it is after the safe way; empty if it is not there
 */
public record SchemaDifference(String object, String original, String way) {
    /** All in which two schemas differ, by the objects' names. */
    public static List<SchemaDifference> between(DatabaseSchema original, DatabaseSchema way) {
        Map<String, String> before = objects(original);
        Map<String, String> after = objects(way);
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<SchemaDifference> differences = new ArrayList<>();
        for (String name : names) {
            String one = before.getOrDefault(name, "");
            String other = after.getOrDefault(name, "");
            if (!one.equals(other)) {
                differences.add(new SchemaDifference(name, one, other));
            }
        }
        return differences;
    }

    /** Whether a safe way said that this would be otherwise. */
    public boolean isExpected(SafeWay safe) {
        return safe.differences().stream()
                .anyMatch(expected -> object.equals(expected) || object.startsWith(expected + "."));
    }

    /** It in a whole sentence. */
    public String sentence() {
        return "In the end " + object + " is \"" + way + "\" instead of \"" + original + "\".";
    }

    private static Map<String, String> objects(DatabaseSchema schema) {
        Map<String, String> objects = new TreeMap<>();
        for (TableSchema table : schema.tables()) {
            String of = " " + table.name() + ".";
            objects.put(
                    "table " + table.name(),
                    table.partitioning().map(Object::toString).orElse("table"));
            table.columns()
                    .forEach(column -> objects.put(
                            "column" + of + column.name(),
                            column.type() + (column.isNotNull() ? " NOT NULL " : " ") + column.generation() + " "
                                    + column.expression().orElse("")
                                    + column.sequence().map(name -> " " + name).orElse("")));
            table.indexes()
                    .forEach(index -> objects.put(
                            "index " + index.name(), index.definition() + (index.isValid() ? "" : " INVALID")));
            table.constraints()
                    .forEach(constraint -> objects.put(
                            "constraint" + of + constraint.name(),
                            constraint.definition() + (constraint.isValidated() ? "" : " not validated")));
            table.triggers().forEach(trigger -> objects.put("trigger" + of + trigger.name(), trigger.definition()));
        }
        return objects;
    }
}
