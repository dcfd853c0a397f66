package dev.ghostlight.app.shadow.schema;

import dev.ghostlight.core.migration.facts.DatabaseSchema;
import dev.ghostlight.core.migration.facts.DatabaseSchema.Domain;
import dev.ghostlight.core.migration.facts.RelationName;
import dev.ghostlight.core.migration.facts.TableSchema;
import dev.ghostlight.core.migration.facts.TableSchema.Column;
import dev.ghostlight.core.migration.facts.TableSchema.Constraint;
import dev.ghostlight.core.migration.facts.TableSchema.Demand;
import dev.ghostlight.core.migration.facts.TableSchema.Dependent;
import dev.ghostlight.core.migration.facts.TableSchema.Generation;
import dev.ghostlight.core.migration.facts.TableSchema.Index;
import dev.ghostlight.core.migration.facts.TableSchema.Partitioning;
import dev.ghostlight.core.migration.facts.TableSchema.Reference;
import dev.ghostlight.core.migration.facts.TableSchema.Trigger;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the catalog of a database; needs no right to read its rows. */
public final class SchemaReader {
    private final Connection connection;

    private SchemaReader(Connection connection) {
        this.connection = connection;
    }

    /**
     * All that rewriting a migration needs of a database.
     *
     * @throws SQLException when the server refuses, or is gone
     */
    public static DatabaseSchema read(Connection connection) throws SQLException {
        return new SchemaReader(connection).read();
    }

    private DatabaseSchema read() throws SQLException {
        Map<Long, List<Column>> columns = grouped(CatalogQueries.COLUMNS, SchemaReader::column);
        Map<Long, List<Index>> indexes = grouped(CatalogQueries.INDEXES, SchemaReader::index);
        Map<Long, List<Constraint>> constraints = grouped(CatalogQueries.CONSTRAINTS, SchemaReader::constraint);
        Map<Long, List<Trigger>> triggers = grouped(CatalogQueries.TRIGGERS, SchemaReader::trigger);
        Map<Long, List<Reference>> references = grouped(CatalogQueries.REFERENCES, SchemaReader::reference);
        Map<Long, List<Dependent>> dependents = grouped(CatalogQueries.DEPENDENTS, SchemaReader::dependent);
        Map<Long, List<RelationName>> partitions = grouped(CatalogQueries.PARTITIONS, SchemaReader::relation);
        List<TableSchema> tables = all(CatalogQueries.TABLES, row -> {
            long number = row.getLong("owner");
            return new TableSchema(
                    relation(row),
                    of(columns, number),
                    of(indexes, number),
                    of(constraints, number),
                    of(triggers, number),
                    of(references, number),
                    of(dependents, number),
                    partitioning(row, of(partitions, number)));
        });
        return new DatabaseSchema(
                tables,
                all(CatalogQueries.DOMAINS, SchemaReader::domain),
                all(CatalogQueries.NAMES, row -> row.getString(1)));
    }

    private static Column column(ResultSet row) throws SQLException {
        return new Column(
                row.getString("name"),
                row.getString("type"),
                row.getBoolean("is_not_null"),
                text(row, "expression"),
                switch (row.getString("generation")) {
                    case "s" -> Generation.STORED;
                    case "v" -> Generation.VIRTUAL;
                    case "a" -> Generation.IDENTITY_ALWAYS;
                    case "d" -> Generation.IDENTITY_BY_DEFAULT;
                    default -> Generation.NONE;
                },
                other(row, "sequence"));
    }

    private static Index index(ResultSet row) throws SQLException {
        return new Index(
                relation(row),
                row.getString("definition"),
                texts(row.getArray("columns")),
                row.getBoolean("is_unique"),
                row.getBoolean("is_plain"),
                row.getBoolean("is_valid"));
    }

    private static Constraint constraint(ResultSet row) throws SQLException {
        return new Constraint(
                row.getString("name"),
                switch (row.getString("kind")) {
                    case "p" -> Demand.PRIMARY_KEY;
                    case "u" -> Demand.UNIQUE;
                    case "f" -> Demand.FOREIGN_KEY;
                    case "x" -> Demand.EXCLUDE;
                    case "n" -> Demand.NOT_NULL;
                    default -> Demand.CHECK;
                },
                row.getString("definition"),
                texts(row.getArray("columns")),
                row.getBoolean("is_validated"));
    }

    private static Trigger trigger(ResultSet row) throws SQLException {
        return new Trigger(row.getString("name"), row.getString("definition"), row.getBoolean("fires_on_update"));
    }

    private static Reference reference(ResultSet row) throws SQLException {
        return new Reference(
                relation(row),
                row.getString("constraint_name"),
                row.getString("definition"),
                texts(row.getArray("columns")));
    }

    private static Dependent dependent(ResultSet row) throws SQLException {
        return new Dependent(row.getString("name"), row.getString("what"));
    }

    private static Domain domain(ResultSet row) throws SQLException {
        return new Domain(
                relation(row),
                row.getString("type"),
                row.getBoolean("is_not_null"),
                text(row, "expression"),
                texts(row.getArray("checks")));
    }

    private static Optional<Partitioning> partitioning(ResultSet row, List<RelationName> partitions)
            throws SQLException {
        Optional<String> key = text(row, "key");
        Optional<RelationName> fallback = other(row, "fallback");
        return key.map(text -> new Partitioning(text, partitions, fallback));
    }

    private static RelationName relation(ResultSet row) throws SQLException {
        return new RelationName(row.getString("schema"), row.getString("name"));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static Optional<RelationName> other(ResultSet row, String column) throws SQLException {
        String name = row.getString(column);
        return name == null ? Optional.empty() : Optional.of(new RelationName(row.getString(column + "_schema"), name));
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private static <T> List<T> of(Map<Long, List<T>> lists, long number) {
        return lists.getOrDefault(number, List.of());
    }

    private <T> Map<Long, List<T>> grouped(String query, Row<T> reader) throws SQLException {
        Map<Long, List<T>> lists = new HashMap<>();
        each(
                query,
                row -> lists.computeIfAbsent(row.getLong("owner"), absent -> new ArrayList<>())
                        .add(reader.read(row)));
        return lists;
    }

    private <T> List<T> all(String query, Row<T> reader) throws SQLException {
        List<T> list = new ArrayList<>();
        each(query, row -> list.add(reader.read(row)));
        return list;
    }

    private void each(String query, Row<?> reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    /** What a row of an answer means. */
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
