package dev.ghostlight.core.migration.rules;

import dev.ghostlight.core.migration.sql.meaning.ObjectName;
import dev.ghostlight.core.migration.trace.Relation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is known of a schema from the statements that made it. For one thread. */
final class KnownSchema {
    private final Map<String, KnownTable> tables = new HashMap<>();
    private final Map<String, String> tableOfIndex = new HashMap<>();
    private final Set<String> domains = new HashSet<>();
    private boolean isUtc = true;

    /** The name of a relation as facts write it. */
    static String name(ObjectName name) {
        return name.schema().isEmpty() || name.schema().equals("public") ? name.name() : name.toString();
    }

    Optional<KnownTable> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** A table that may have been made before all that is known. */
    KnownTable any(String name) {
        return tables.computeIfAbsent(name, _ -> new KnownTable());
    }

    void forget(String table) {
        tables.remove(table);
        tableOfIndex.values().removeIf(table::equals);
    }

    void rename(String table, String to) {
        KnownTable known = tables.remove(table);
        if (known != null) {
            tables.put(to, known);
        }
        tableOfIndex.replaceAll((_, of) -> of.equals(table) ? to : of);
    }

    void addIndex(String index, String table) {
        tableOfIndex.put(index, table);
        any(table).indexes.add(index);
    }

    Optional<String> tableOfIndex(String index) {
        return Optional.ofNullable(tableOfIndex.get(index));
    }

    void removeIndex(String index) {
        String table = tableOfIndex.remove(index);
        if (table != null) {
            any(table).indexes.remove(index);
        }
    }

    /** Heeds the time zone of the session, as it is written. */
    void takeZone(String zone) {
        String bare = zone.replace("'", "").strip();
        isUtc = bare.equalsIgnoreCase("UTC") || bare.equalsIgnoreCase("Etc/UTC");
    }

    boolean isUtc() {
        return isUtc;
    }

    void addDomain(String domain) {
        domains.add(domain);
    }

    /** Whether a type is one with conditions, which rows have to be held against. */
    boolean isDomain(String type) {
        return domains.contains(type);
    }

    /** The tables whose foreign keys lead to one. */
    List<String> leadingTo(String table) {
        return tables.entrySet().stream()
                .filter(entry -> entry.getValue().constraints.values().stream()
                        .anyMatch(constraint -> constraint.references().equals(Optional.of(table))))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The tables that the foreign keys of one lead to. */
    List<String> ledToBy(String table) {
        return table(table).stream()
                .flatMap(known -> known.constraints.values().stream())
                .flatMap(constraint -> constraint.references().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** A table with its partitions, and theirs. */
    List<String> withPartitions(String table) {
        return Stream.concat(
                        Stream.of(table),
                        table(table).stream()
                                .flatMap(known -> known.partitions.stream())
                                .sorted()
                                .flatMap(partition -> withPartitions(partition).stream()))
                .toList();
    }

    Relation relation(String table) {
        boolean isDivided =
                table(table).map(known -> !known.partitions.isEmpty()).orElse(false);
        return isDivided ? new Relation(table, Relation.Kind.PARTITIONED_TABLE, table) : Relation.table(table);
    }
}
