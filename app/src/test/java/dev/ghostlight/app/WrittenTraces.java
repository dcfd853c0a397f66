package dev.ghostlight.app;

import dev.ghostlight.core.migration.duration.Interval;
import dev.ghostlight.core.migration.duration.StatementDuration;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.migration.trace.InnodbLock;
import dev.ghostlight.core.migration.trace.Lock;
import dev.ghostlight.core.migration.trace.LockMode;
import dev.ghostlight.core.migration.trace.MigrationTrace;
import dev.ghostlight.core.migration.trace.PostgresLock;
import dev.ghostlight.core.migration.trace.Relation;
import dev.ghostlight.core.migration.trace.StatementTrace;
import dev.ghostlight.core.migration.trace.StatementTrace.Basis;
import dev.ghostlight.core.migration.trace.StatementTrace.Failure;
import dev.ghostlight.core.migration.trace.Work;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What an engine does for the examples of a page, written down by hand: for each statement its locks, its work, its
 * time in production in seconds, and what it fails with.
 */
final class WrittenTraces implements MigrationExample.Traces {
    private final List<?> statements;

    WrittenTraces(String hazard, String example) throws Exception {
        try (InputStream file = Objects.requireNonNull(
                WrittenTraces.class.getResourceAsStream("/hazard-traces/" + hazard + ".yaml"), hazard)) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            Map<?, ?> examples = (Map<?, ?>)
                    Objects.requireNonNull(new Load(LoadSettings.builder().build()).loadFromString(text));
            statements = (List<?>) Objects.requireNonNull(examples.get(example), hazard + ": " + example);
        }
    }

    @Override
    public MigrationTrace trace(Migration migration, DatabaseFacts database) {
        if (migration.statements().size() != statements.size()) {
            throw new AssertionError(migration.statements().size() + " statements, and traces of " + statements.size());
        }
        List<StatementTrace> traces = new ArrayList<>();
        for (Statement statement : migration.statements()) {
            traces.add(trace(statement, words(statement), database.engine()));
        }
        return new MigrationTrace(migration, database.engine(), traces);
    }

    private Map<?, ?> words(Statement statement) {
        return (Map<?, ?>) Objects.requireNonNull(statements.get(statement.number() - 1));
    }

    private static StatementTrace trace(Statement statement, Map<?, ?> words, Engine engine) {
        List<Lock> locks = new ArrayList<>();
        map(words, "locks")
                .forEach((table, mode) ->
                        locks.add(new Lock(Relation.table(table.toString()), mode(engine, mode.toString()), false)));
        List<Work> works = new ArrayList<>();
        map(words, "does")
                .forEach((table, kind) ->
                        works.add(new Work(Work.Kind.valueOf(kind.toString()), Relation.table(table.toString()))));
        Optional<Failure> failure = map(words, "fails").entrySet().stream()
                .findFirst()
                .map(fails ->
                        new Failure(fails.getKey().toString(), fails.getValue().toString()));
        return new StatementTrace(
                statement,
                Basis.SHADOW,
                words.get("alone") != null,
                locks,
                works,
                List.of(),
                List.of(),
                List.of(),
                failure);
    }

    private static LockMode mode(Engine engine, String word) {
        return engine.kind() == Engine.Kind.POSTGRESQL
                ? PostgresLock.valueOf(word.replace(' ', '_'))
                : InnodbLock.valueOf(word);
    }

    private static Map<?, ?> map(Map<?, ?> words, String word) {
        return words.get(word) instanceof Map<?, ?> map ? map : Map.of();
    }

    @Override
    public List<StatementDuration> durations(MigrationTrace trace, DatabaseFacts database) {
        List<StatementDuration> durations = new ArrayList<>();
        for (StatementTrace traced : trace.statements()) {
            if (words(traced.statement()).get("seconds") instanceof List<?> ends) {
                List<Double> seconds = ends.stream()
                        .map(end -> ((Number) Objects.requireNonNull(end)).doubleValue())
                        .toList();
                Interval interval = new Interval(seconds.get(0), seconds.get(1), seconds.get(2));
                durations.add(new StatementDuration(traced.statement(), Optional.of(interval), List.of(), List.of()));
            }
        }
        return durations;
    }
}
