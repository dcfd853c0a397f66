package dev.ghostlight.app.migrate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ghostlight.app.migrate.LedgerEntry.Event;
import dev.ghostlight.app.migrate.MigrateException.Kind;
import dev.ghostlight.core.migration.execute.Asked;
import dev.ghostlight.core.migration.execute.Trouble;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.remedy.SafeWay;
import dev.ghostlight.core.migration.remedy.Step;
import dev.ghostlight.core.model.Show;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Runs migrations, says what would be run, and asks something of those that run. */
public final class Migrate {
    private static final int LOST_CONNECTIONS_MAX = 10;
    private static final double LONG_ENOUGH_SECONDS = 60;
    private static final double RECONNECT_SECONDS = 2;

    private Migrate() {}

    /** The shortest time for which those wait who use a table of the steps; empty where nobody said. */
    public static OptionalDouble clientTimeoutSeconds(SafeWay way, DatabaseFacts facts) {
        return way.steps().stream()
                .flatMap(step -> Statements.tables(step).stream())
                .flatMapToDouble(table -> facts.tables().stream()
                        .filter(known -> Statements.isNamed(table, known.name()))
                        .map(known -> known.clientTimeoutSeconds().orElse(Double.POSITIVE_INFINITY))
                        .mapToDouble(Double::doubleValue))
                .filter(Double::isFinite)
                .min();
    }

    /** What would be done, a line for each step and note. */
    public static List<String> plan(MigrateRequest request) {
        List<String> lines = new ArrayList<>();
        int number = 1;
        for (Step step : request.way().steps()) {
            lines.add(number++ + ". " + Statements.kind(step) + ": " + bounds(step, request));
            Statements.text(step).lines().forEach(line -> lines.add("   " + line));
        }
        request.flyway()
                .ifPresent(flyway -> lines.add(request.way().steps().size() + 1 + ". enters version "
                        + flyway.script().version() + " into " + flyway.table()));
        request.way().notes().forEach(note -> lines.add("note: " + note));
        return lines;
    }

    private static String bounds(Step step, MigrateRequest request) {
        return switch (step) {
            case Step.Brief _ ->
                "in one transaction, waits at most " + request.limits().lock().lockTimeoutMillis()
                        + " ms for a lock and lasts at most "
                        + request.limits().lock().totalMillis() + " ms, tried again if need be";
            case Step.Online _ -> "outside of a transaction; stops neither reads nor writes";
            case Step.Backfill _ ->
                "in batches of about " + Show.seconds(request.limits().batchSeconds())
                        + ", as fast as production bears";
        };
    }

    /**
     * Runs a migration, or goes on with it.
     *
     * @throws MigrateException if it cannot begin or go on
     * @throws InterruptedException if this thread is interrupted; what was begun can be gone on with
     */
    public static Outcome run(MigrateRequest request, World world) throws MigrateException, InterruptedException {
        String name = name(request);
        Path file = request.ledger().orElse(Path.of(".ghostlight", "migrations", name + ".jsonl"));
        try (LedgerFile ledger = LedgerFile.open(file, name, world.clock())) {
            if (ledger.last().equals(Optional.of(Event.FINISHED))) {
                return new Outcome(
                        Optional.empty(), "run " + name + ": it was done before, says " + file + ". Nothing was run.");
            }
            return connected(request, name, world, ledger);
        } catch (IOException e) {
            throw new MigrateException(
                    Kind.ENVIRONMENT,
                    file + ": the ledger cannot be written: " + e.getMessage()
                            + ". The run ended before its next effect. Make room for it; the same command goes on.");
        }
    }

    /** Runs it, over a new connection each time that one breaks. */
    private static Outcome connected(MigrateRequest request, String name, World world, LedgerFile ledger)
            throws MigrateException, IOException, InterruptedException {
        int lost = 0;
        while (true) {
            double begun = world.nowSeconds();
            try (Database work = new Database(request.target(), "ghostlight migrate " + name);
                    Database watch = new Database(request.target(), "ghostlight migrate watch")) {
                begin(request, name, world, work, ledger);
                try (Run run = new Run(request, name, world, work, watch, ledger)) {
                    return run.go();
                }
            } catch (SQLException e) {
                lost = world.nowSeconds() - begun > LONG_ENOUGH_SECONDS ? 1 : lost + 1;
                boolean isPassing = switch (Trouble.of(String.valueOf(e.getSQLState()))) {
                    case DISCONNECTED, LOCKED, VICTIM -> true;
                    case REFUSED, TOO_LONG -> false;
                };
                if (!isPassing || lost > LOST_CONNECTIONS_MAX) {
                    throw failed(request, e);
                }
                world.listener()
                        .said("the connection broke (" + Printable.text(String.valueOf(e.getMessage()))
                                + "); connecting again");
                world.rest().seconds(RECONNECT_SECONDS);
            }
        }
    }

    private static void begin(MigrateRequest request, String name, World world, Database work, LedgerFile ledger)
            throws SQLException, MigrateException, IOException, InterruptedException {
        Session.prepare(work);
        boolean isKnown = Markers.isKnown(work, name);
        if (!isKnown && ledger.isOpen()) {
            throw new MigrateException(
                    Kind.REFUSED,
                    ledger.file() + ": the ledger says that the run " + name + " was begun, and the database knows"
                            + " nothing of it: it was restored from a backup, or its search_path changed. Nothing was"
                            + " run. See what is done, then move the ledger away.");
        }
        new Preflight(request, work).check(isKnown || ledger.last().isPresent());
        Session.lock(work, name, request.way().steps(), world);
        ledger.force(started(request));
        new Markers(work, name).begin(hash(request));
    }

    private static LedgerEntry started(MigrateRequest request) {
        LedgerEntry started = LedgerEntry.of(Event.STARTED, 0)
                .with("migration", request.name())
                .with("database", request.target().shown())
                .with("steps", request.way().steps().size())
                .with("stepsHash", hash(request))
                .with("lockTimeoutMillis", request.limits().lock().lockTimeoutMillis());
        return request.noBackupReason()
                .map(reason -> started.with("noBackup", reason))
                .orElse(started);
    }

    /**
     * Asks something of a run, wherever it runs.
     *
     * @param run its name
     * @throws MigrateException if the database cannot be reached or knows no such run
     */
    public static void ask(Target target, String run, Asked asked) throws MigrateException {
        try (Database database = new Database(target, "ghostlight migrate " + asked)) {
            if (!Markers.ask(database, run, asked)) {
                List<String> known = Markers.runs(database);
                throw new MigrateException(
                        Kind.USAGE,
                        "--run: " + target.shown() + " knows no run '" + run + "'. Nothing was asked. "
                                + (known.isEmpty()
                                        ? "It knows none: each has ended, or its user has another search_path."
                                        : "It knows " + String.join(", ", known) + "."));
            }
        } catch (SQLException e) {
            throw unreachable(target, e);
        }
    }

    private static String name(MigrateRequest request) throws MigrateException {
        if (request.run().isPresent()) {
            return request.run().get();
        }
        try (Database database = new Database(request.target(), "ghostlight migrate")) {
            String identity = database.first(
                            row -> row.getString(1),
                            "SELECT system_identifier || ' ' || current_database() FROM pg_control_system()")
                    .orElse("");
            String stem = request.name().replaceAll("\\.sql$", "").replaceAll("[^A-Za-z0-9_.-]", "_");
            return stem + "-" + hash(hash(request) + identity).substring(0, 8);
        } catch (SQLException e) {
            throw unreachable(request.target(), e);
        }
    }

    private static String hash(MigrateRequest request) {
        StringBuilder text = new StringBuilder();
        request.way().steps().forEach(step -> text.append(step).append('\n'));
        return hash(text.toString());
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static MigrateException unreachable(Target target, SQLException failure) {
        return new MigrateException(
                Kind.ENVIRONMENT,
                target.shown() + ": " + Printable.text(String.valueOf(failure.getMessage()))
                        + " Nothing was run. See that the server runs and lets this user in.");
    }

    private static MigrateException failed(MigrateRequest request, SQLException failure) {
        return new MigrateException(
                Kind.ENVIRONMENT,
                request.target().shown() + ": " + Printable.text(String.valueOf(failure.getMessage()))
                        + " (SQLSTATE " + failure.getSQLState()
                        + "). The run broke off; what was done is kept. The same command goes on from there.");
    }
}
