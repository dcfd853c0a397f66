package dev.ghostlight.app;

import dev.ghostlight.app.units.UnitException;
import dev.ghostlight.app.units.Units;
import dev.ghostlight.core.migration.MigrationFacts;
import dev.ghostlight.core.migration.MigrationForecaster;
import dev.ghostlight.core.migration.duration.StatementDuration;
import dev.ghostlight.core.migration.facts.Clients;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.facts.ServerSpeed;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.migration.sql.Block;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.migration.trace.MigrationTrace;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Forecasts a migration that stands on a page, on a database whose facts stand beside it. */
final class MigrationExample {
    private static final Place FILE = Place.of("V7__night.sql", "");
    private static final Place FACTS = Place.of("facts.yaml", "");

    private MigrationExample() {}

    /** What an engine did for a migration, and how long its statements would take in production. */
    interface Traces {
        MigrationTrace trace(Migration migration, DatabaseFacts database) throws Exception;

        List<StatementDuration> durations(MigrationTrace trace, DatabaseFacts database) throws Exception;
    }

    static List<Finding> findings(Traces traces, String sql, Object facts) throws Exception {
        DatabaseFacts database = database((Map<?, ?>) facts);
        Migration migration = new Migration("V7__night.sql", FILE, "psql", blocks(sql), List.of());
        MigrationTrace trace = traces.trace(migration, database);
        return MigrationForecaster.forecast(
                        new MigrationFacts(database, trace, traces.durations(trace, database), List.of()))
                .findings();
    }

    /** Statements end with a line; BEGIN and COMMIT make a transaction of those between. */
    private static List<Block> blocks(String sql) {
        List<Block> blocks = new ArrayList<>();
        List<Statement> open = new ArrayList<>();
        int number = 0;
        boolean isTransaction = false;
        for (String piece : sql.strip().replaceAll(";$", "").split(";\\s*\\n", -1)) {
            String text = piece.strip();
            if (text.equals("BEGIN")) {
                isTransaction = true;
            } else if (text.equals("COMMIT")) {
                blocks.add(new Block(true, open));
                open = new ArrayList<>();
                isTransaction = false;
            } else {
                number++;
                int line = (int) sql.substring(0, sql.indexOf(piece)).lines().count() + 1;
                Statement statement = new Statement(number, text, new Place("V7__night.sql", "", line, 1));
                if (isTransaction) {
                    open.add(statement);
                } else {
                    blocks.add(new Block(false, List.of(statement)));
                }
            }
        }
        return blocks;
    }

    private static DatabaseFacts database(Map<?, ?> words) throws UnitException {
        String[] engine = String.valueOf(words.get("engine")).split("[ .]", -1);
        List<TableFacts> tables = new ArrayList<>();
        if (words.get("tables") instanceof Map<?, ?> named) {
            for (Map.Entry<?, ?> table : named.entrySet()) {
                tables.add(table(String.valueOf(table.getKey()), (Map<?, ?>) table.getValue()));
            }
        }
        Map<String, String> settings = new HashMap<>();
        if (words.get("settings") instanceof Map<?, ?> named) {
            named.forEach((name, value) -> settings.put(String.valueOf(name), String.valueOf(value)));
        }
        return new DatabaseFacts(
                "main-db",
                FACTS,
                new Engine(
                        Engine.Kind.valueOf(engine[0].toUpperCase(Locale.ROOT)),
                        Integer.parseInt(engine[1]),
                        engine.length > 2 ? Integer.parseInt(engine[2]) : 0),
                Optional.empty(),
                tables,
                settings,
                count(words.get("connections")),
                count(words.get("replicas")),
                Quantity.unknown(),
                size(words.get("free-disk")),
                duration(words.get("backup")),
                Quantity.unknown(),
                new ServerSpeed(Quantity.of(1), Quantity.unknown()));
    }

    private static TableFacts table(String name, Map<?, ?> words) throws UnitException {
        return new TableFacts(
                name,
                FACTS.child("tables").child(name),
                count(words.get("rows")),
                count(words.get("row-bytes")),
                Quantity.of(0),
                size(words.get("index-bytes")),
                rate(words.get("writes")),
                rate(words.get("reads")),
                duration(words.get("longest-transaction")),
                duration(words.get("client-timeout")),
                "open".equals(words.get("clients")) ? new Clients.Open() : new Clients.Unknown(),
                Optional.ofNullable((Boolean) words.get("retried")),
                List.of());
    }

    private static Quantity count(@Nullable Object word) throws UnitException {
        return word == null ? Quantity.unknown() : Quantity.of((double) Units.count(word.toString()));
    }

    private static Quantity rate(@Nullable Object word) throws UnitException {
        return word == null ? Quantity.unknown() : Quantity.of(Units.rate(word.toString()));
    }

    private static Quantity duration(@Nullable Object word) throws UnitException {
        return word == null ? Quantity.unknown() : Quantity.of(Units.duration(word.toString()));
    }

    private static Quantity size(@Nullable Object word) throws UnitException {
        return word == null ? Quantity.unknown() : Quantity.of((double) Units.size(word.toString()));
    }
}
