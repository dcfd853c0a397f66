package dev.ghostlight.core.migration.facts;

import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A database as it is in production.
 *
 * @param store the store's name; a stand-in such as {@code database} where nobody named it
 * @param where where these facts are written
 * @param engine its server
 * @param schema the DDL of its schema; empty where it follows from earlier migrations, or is unknown
 * @param tables what is known of its tables; may lack some
 * @param settings the server's settings that matter, by the server's own names, such as {@code TimeZone}
 * @param connections how many connections the server allows
 * @param replicas how many replicas follow it
 * @param replicaLagSeconds how far the slowest was seen behind
 * @param freeDiskBytes what is free on its disk
 * @param backupAgeSeconds how old the last backup is
 * @param readBytesPerSecond how fast its disk reads what is not in memory
 * @param speed how fast its server works
 */
public record DatabaseFacts(
        String store,
        Place where,
        Engine engine,
        Optional<Schema> schema,
        List<TableFacts> tables,
        Map<String, String> settings,
        Quantity connections,
        Quantity replicas,
        Quantity replicaLagSeconds,
        Quantity freeDiskBytes,
        Quantity backupAgeSeconds,
        Quantity readBytesPerSecond,
        ServerSpeed speed) {
    /**
     * Statements that make a schema.
     *
     * @param file the file they were read from, as the user knows it
     * @param ddl the statements
     */
    public record Schema(String file, String ddl) {}

    public DatabaseFacts {
        tables = List.copyOf(tables);
        settings = Map.copyOf(settings);
    }

    /** The same with another speed of the server. */
    public DatabaseFacts withSpeed(ServerSpeed other) {
        return new DatabaseFacts(
                store,
                where,
                engine,
                schema,
                tables,
                settings,
                connections,
                replicas,
                replicaLagSeconds,
                freeDiskBytes,
                backupAgeSeconds,
                readBytesPerSecond,
                other);
    }

    /** The facts of a table; those of an unknown one where nobody wrote any. */
    public TableFacts table(String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseGet(() -> TableFacts.unknown(name, where.child("tables").child(name)));
    }
}
