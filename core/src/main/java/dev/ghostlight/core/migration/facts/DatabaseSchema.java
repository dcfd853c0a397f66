package dev.ghostlight.core.migration.facts;

import java.util.List;
import java.util.Optional;

/**
 * What a database of PostgreSQL is made of, as far as migrations are rewritten by it.
 *
 * @param tables its tables, partitions too
 * @param domains its domains
 * @param names all names of relations, constraints, functions and types, so that a new one does not collide
 */
public record DatabaseSchema(List<TableSchema> tables, List<Domain> domains, List<String> names) {
    /**
     * A type with conditions.
     *
     * @param name its name
     * @param type the type below it
     * @param isNotNull whether its values must not be null
     * @param expression its default
     * @param checks its conditions, as SQL over {@code VALUE}
     */
    public record Domain(
            RelationName name, String type, boolean isNotNull, Optional<String> expression, List<String> checks) {
        public Domain {
            checks = List.copyOf(checks);
        }
    }

    public DatabaseSchema {
        tables = List.copyOf(tables);
        domains = List.copyOf(domains);
        names = List.copyOf(names);
    }

    /** A table by its name. */
    public Optional<TableSchema> table(RelationName name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /** The table that an index belongs to. */
    public Optional<TableSchema> tableOfIndex(RelationName index) {
        return tables.stream()
                .filter(table ->
                        table.indexes().stream().anyMatch(known -> known.name().equals(index)))
                .findFirst();
    }

    /** A domain by its name. */
    public Optional<Domain> domain(RelationName name) {
        return domains.stream().filter(domain -> domain.name().equals(name)).findFirst();
    }
}
