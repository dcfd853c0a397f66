package dev.ghostlight.app.report;

import dev.ghostlight.core.migration.Instead;
import dev.ghostlight.core.migration.MigrationFacts;
import dev.ghostlight.core.migration.MigrationForecast;
import dev.ghostlight.core.migration.MigrationForecaster;
import dev.ghostlight.core.migration.duration.Interval;
import dev.ghostlight.core.migration.duration.StatementDuration;
import dev.ghostlight.core.migration.facts.Clients;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.facts.ServerSpeed;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.migration.remedy.SafeWay;
import dev.ghostlight.core.migration.remedy.Step;
import dev.ghostlight.core.migration.sql.Block;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.migration.trace.Lock;
import dev.ghostlight.core.migration.trace.MigrationTrace;
import dev.ghostlight.core.migration.trace.PostgresLock;
import dev.ghostlight.core.migration.trace.Relation;
import dev.ghostlight.core.migration.trace.StatementTrace;
import dev.ghostlight.core.migration.trace.StatementTrace.Basis;
import dev.ghostlight.core.migration.trace.Work;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports on migrations, for the tests of every format. */
final class MigrationSamples {
    private static final Engine ENGINE = new Engine(Engine.Kind.POSTGRESQL, 16, 0);
    private static final Place FACTS = Place.of("facts.yaml", "");

    private MigrationSamples() {}

    static Map<String, Report> all() {
        MigrationForecast night = night("vulnerabilities", known("vulnerabilities"), 1);
        MigrationForecast unknown =
                night("vulnerabilities", TableFacts.unknown("vulnerabilities", FACTS.child("t")), 1);
        return Map.of(
                "big-table",
                        report(
                                Verdict.DANGER,
                                night.withInstead(proven(night, "ALTER TABLE vulnerabilities ADD COLUMN token uuid"))),
                "unknown-table", report(Verdict.HOLD, unknown),
                "no-locks", report(Verdict.CLEAR, forecast(List.of(), known("vulnerabilities"), List.of())),
                "many-locks", report(Verdict.DANGER, night("vulnerabilities", known("vulnerabilities"), 300)));
    }

    /** A migration whose every text is what somebody chose to break the report. */
    static MigrationForecast hostile(String text) {
        MigrationForecast night = night(text, known(text), 1);
        return night.withInstead(proven(night, text));
    }

    private static Instead proven(MigrationForecast night, String text) {
        SafeWay way = new SafeWay(
                List.of(new Step.Brief(List.of(text))), List.of(new SafeWay.Deploy(1, text)), List.of(), List.of(text));
        return new Instead.Proven(way, night, List.of(text));
    }

    private static Report report(Verdict verdict, MigrationForecast forecast) {
        return new Report(
                "migrate",
                "scanner",
                "prod",
                verdict,
                forecast.findings(),
                forecast.assumptions(),
                Optional.empty(),
                List.of(forecast),
                Optional.empty());
    }

    private static TableFacts known(String name) {
        return new TableFacts(
                name,
                FACTS.child("tables").child(name),
                Quantity.of(300e6),
                Quantity.of(420),
                Quantity.of(0),
                Quantity.of(36e9),
                Quantity.of(900),
                Quantity.of(2_000),
                Quantity.of(40),
                Quantity.of(5),
                new Clients.Pool(20, 5),
                Optional.of(true),
                List.of());
    }

    /** A rewrite and a backfill in one transaction, so many times. */
    private static MigrationForecast night(String table, TableFacts facts, int times) {
        List<StatementTrace> traces = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Place where = new Place("V7__night.sql", "", 2 * i + 1, 1);
            traces.add(trace(
                    new Statement(
                            2 * i + 1,
                            "ALTER TABLE vulnerabilities ADD COLUMN token uuid DEFAULT gen_random_uuid()",
                            where),
                    new Lock(Relation.table(table), PostgresLock.ACCESS_EXCLUSIVE, false),
                    new Work(Work.Kind.REWRITE, Relation.table(table))));
            traces.add(trace(
                    new Statement(2 * i + 2, "CREATE INDEX ON jobs (a)", new Place("V7__night.sql", "", 2 * i + 2, 1)),
                    new Lock(Relation.table("jobs"), PostgresLock.SHARE, false),
                    new Work(Work.Kind.INDEX_BUILD, Relation.table("jobs"))));
        }
        List<StatementDuration> durations = new ArrayList<>();
        for (StatementTrace trace : traces) {
            Interval seconds = trace.locks().getFirst().relation().name().equals("jobs")
                    ? new Interval(20, 30, 60)
                    : new Interval(600, 1_000, 2_000);
            durations.add(new StatementDuration(
                    trace.statement(),
                    facts.rows().isKnown() ? Optional.of(seconds) : Optional.empty(),
                    List.of(),
                    List.of("how much of the table is in memory is not known")));
        }
        return forecast(traces, facts, durations);
    }

    private static StatementTrace trace(Statement statement, Lock lock, Work work) {
        return new StatementTrace(
                statement,
                Basis.SHADOW,
                false,
                List.of(lock),
                List.of(work),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static MigrationForecast forecast(
            List<StatementTrace> traces, TableFacts table, List<StatementDuration> durations) {
        List<Statement> statements =
                traces.stream().map(StatementTrace::statement).toList();
        List<Block> blocks = statements.isEmpty() ? List.of() : List.of(new Block(true, statements));
        String name = table.name().equals("vulnerabilities") ? "V7__night.sql" : table.name();
        Migration migration = new Migration(name, Place.of("V7__night.sql", ""), "flyway", blocks, List.of());
        Quantity unknown = Quantity.unknown();
        DatabaseFacts database = new DatabaseFacts(
                "main-db",
                FACTS,
                ENGINE,
                Optional.empty(),
                List.of(table),
                Map.of(),
                Quantity.of(200),
                Quantity.of(2),
                unknown,
                Quantity.of(600e9),
                unknown,
                unknown,
                ServerSpeed.UNKNOWN);
        return MigrationForecaster.forecast(
                new MigrationFacts(database, new MigrationTrace(migration, ENGINE, traces), durations, List.of()));
    }
}
