package dev.ghostlight.app.collect.database;

import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.model.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A database as its server describes it.
 *
 * @param engine the server
 * @param collected when it was asked
 * @param source where it is: host, port and name; never a password
 * @param schema the DDL of its schema
 * @param tables its tables
 * @param settings settings that matter
 * @param connections how many connections it allows
 * @param replicas how many replicas follow it
 * @param replicaLagSeconds how far the slowest is behind
 * @param backup when the last backup was made
 * @param timedReadSeconds how long the timed read takes on it
 * @param meanings how the numbers were counted
 * @param unknown what the server did not tell, and why
 */
public record CollectedDatabase(
        Engine engine,
        Instant collected,
        String source,
        Optional<String> schema,
        List<CollectedTable> tables,
        SortedMap<String, String> settings,
        Quantity connections,
        Quantity replicas,
        Quantity replicaLagSeconds,
        Optional<Instant> backup,
        Quantity timedReadSeconds,
        List<String> meanings,
        List<String> unknown) {
    public CollectedDatabase {
        tables = List.copyOf(tables);
        settings = new TreeMap<>(settings);
        meanings = List.copyOf(meanings);
        unknown = List.copyOf(unknown);
    }
}
