package dev.ghostlight.app.migrate;

import dev.ghostlight.app.migrate.LedgerEntry.Event;
import dev.ghostlight.core.migration.execute.Asked;
import dev.ghostlight.core.migration.execute.Brakes;
import dev.ghostlight.core.migration.execute.Decider;
import dev.ghostlight.core.migration.execute.Effect;
import dev.ghostlight.core.migration.execute.Ending;
import dev.ghostlight.core.migration.execute.LockLimits;
import dev.ghostlight.core.migration.execute.Pace;
import dev.ghostlight.core.migration.execute.Seen;
import dev.ghostlight.core.migration.execute.Seen.Blocker;
import dev.ghostlight.core.migration.execute.Situation;
import dev.ghostlight.core.migration.execute.Tries;
import dev.ghostlight.core.migration.execute.Trouble;
import dev.ghostlight.core.migration.remedy.Step;
import dev.ghostlight.core.model.Show;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs the steps over one pair of connections: looks, has it decided what comes next, writes that into the ledger, does
 * it, and writes down what came of it. Used once, by one thread.
 */
final class Run implements AutoCloseable {
    /** Before the first batch, so that it is known how long writes take without. */
    private static final double MEASURED_FIRST_SECONDS = 3;

    /** Fewer rows are through before much could be measured. */
    private static final long ROWS_WORTH_MEASURING = 100_000;

    private static final long LOOK_MILLIS = 1_000;

    private final MigrateRequest request;
    private final String name;
    private final World world;
    private final Database work;
    private final Database watch;
    private final LedgerFile ledger;
    private final Markers markers;
    private final Watched watched;
    private final IndexLook indexes;
    private final LoadReader loads;
    private final Set<Integer> done = new TreeSet<>();
    private final double begunSeconds;
    private @Nullable Backfilling backfilling;
    private @Nullable WriteProbe probe;
    private Tries tries = Tries.none();
    private double pauseSeconds;
    private Pace pace = Pace.FIRST;
    private Seen.Load load = Seen.Load.unknown();
    private String saidReason = "";
    private List<Integer> saidBlockers = List.of();
    private long rowsTotal;

    Run(MigrateRequest request, String name, World world, Database work, Database watch, LedgerFile ledger)
            throws SQLException {
        this.request = request;
        this.name = name;
        this.world = world;
        this.work = work;
        this.watch = watch;
        this.ledger = ledger;
        markers = new Markers(work, name);
        watched = new Watched(work, watch, this::sayBlockers);
        indexes = new IndexLook(work);
        loads = new LoadReader(watch);
        done.addAll(markers.stepsDone());
        done.addAll(ledger.stepsDone());
        begunSeconds = world.nowSeconds();
    }

    /** Runs until the end, whichever it is. */
    Outcome go() throws SQLException, MigrateException, IOException, InterruptedException {
        Optional<Outcome> outcome = Optional.empty();
        while (outcome.isEmpty()) {
            outcome = apply(Decider.next(situation()));
        }
        return outcome.get();
    }

    private List<Step> steps() {
        return request.way().steps();
    }

    private int doneCount() {
        int count = 0;
        while (count < steps().size() && done.contains(count + 1)) {
            count++;
        }
        return count;
    }

    private Asked asked() {
        Asked here = world.asked().get();
        try {
            return here == Asked.RUN ? Markers.asked(watch, name) : here;
        } catch (SQLException _) {
            // Whatever uses the connection next tells it.
            return here;
        }
    }

    private Situation situation() throws SQLException, MigrateException {
        int count = doneCount();
        Seen seen = count == steps().size() ? new Seen.Nothing() : see(count + 1, steps().get(count));
        double now = world.nowSeconds();
        boolean isStillBlocked = tries.last().isPresent() && Blockers.isAnyLeft(watch, watched.blockers());
        return new Situation(
                steps(),
                count,
                request.flyway().isPresent() && !done.contains(steps().size() + 1),
                seen,
                load,
                tries,
                pauseSeconds,
                isStillBlocked,
                pace,
                asked(),
                request.limits(),
                now);
    }

    private Seen see(int number, Step step) throws SQLException, MigrateException {
        return switch (step) {
            case Step.Brief _ -> new Seen.Nothing();
            case Step.Online online -> indexes.see(online);
            case Step.Backfill backfill -> seeRows(number, backfill);
        };
    }

    private Seen seeRows(int number, Step.Backfill step) throws SQLException, MigrateException {
        double now = world.nowSeconds();
        WriteProbe writes = probe;
        Backfilling rows = backfilling;
        if (writes == null || rows == null) {
            writes = new WriteProbe(new Database(request.target(), "ghostlight write probe"), world.clock());
            probe = writes;
            rows = new Backfilling(step, number, work, markers);
            backfilling = rows;
            rowsTotal = work.first(
                            row -> row.getLong(1),
                            "SELECT coalesce(sum(greatest(reltuples, 0)), 0)::bigint FROM pg_class WHERE oid IN"
                                    + " (SELECT relid FROM pg_partition_tree(to_regclass(?)) UNION SELECT to_regclass(?))"
                                    + " AND relkind = 'r'",
                            step.table(),
                            step.table())
                    .orElse(0L);
            pace = Pace.FIRST.restingUntil(rowsTotal < ROWS_WORTH_MEASURING ? now : now + MEASURED_FIRST_SECONDS);
        }
        Brakes brakes = request.limits().brakes();
        load = loads.read(step.table(), writes, now);
        pace = pace.judged(load, brakes).braked(brakes.reason(load, pace).isPresent(), now);
        return rows.seen();
    }

    private Optional<Outcome> apply(Effect effect)
            throws SQLException, MigrateException, IOException, InterruptedException {
        switch (effect) {
            case Effect.RunBrief brief -> attempt(brief.step(), brief.limits(), () -> brief(brief));
            case Effect.RunOnline online -> attempt(online.step(), online.limits(), () -> online(online));
            case Effect.DropInvalidIndex drop -> {
                Tries build = tries;
                attempt(drop.step(), drop.limits(), () -> drop(drop));
                // A dropped index is no success of the step: what failed to build it counts on.
                tries = tries.equals(Tries.none()) ? build : tries;
            }
            case Effect.NoteHighestKey note ->
                attempt(note.step(), request.limits().lock(), () -> rows().noteHighestKey());
            case Effect.ChangeBatch batch -> attempt(batch.step(), batch.limits(), () -> change(batch));
            case Effect.CheckRange range ->
                attempt(range.step(), request.limits().lock(), () -> check(range));
            case Effect.GoThroughAgain again -> goThroughAgain(again);
            case Effect.Vacuum vacuum -> vacuum(vacuum);
            case Effect.Complete(int step) -> complete(step);
            case Effect.EnterHistory() ->
                attempt(steps().size() + 1, request.limits().lock(), this::enterHistory);
            case Effect.Wait(double seconds, String why) -> rest(seconds, why);
            case Effect.Finish() -> {
                return Optional.of(finish());
            }
            case Effect.Stop(Ending ending, String why) -> {
                return Optional.of(stop(ending, why));
            }
        }
        return Optional.empty();
    }

    private Backfilling rows() {
        return Objects.requireNonNull(backfilling);
    }

    /** An effect that may fail; what it does outside of the database it does in its own place. */
    @FunctionalInterface
    private interface Attempt {
        void run() throws SQLException, MigrateException, IOException;
    }

    private void attempt(int step, LockLimits limits, Attempt attempt)
            throws SQLException, MigrateException, IOException {
        double begun = world.nowSeconds();
        try {
            attempt.run();
            tries = Tries.none();
            saidReason = "";
        } catch (SQLException e) {
            work.rollback();
            failed(step, e, begun, limits);
        }
    }

    private void failed(int step, SQLException failure, double begun, LockLimits limits)
            throws SQLException, IOException {
        String state = String.valueOf(failure.getSQLState());
        Trouble trouble = Trouble.of(state);
        if (trouble == Trouble.DISCONNECTED) {
            throw failure;
        }
        Asked asked = asked();
        if (trouble == Trouble.TOO_LONG && (asked == Asked.STOP || asked == Asked.ABORT)) {
            // It was broken off because somebody asked for it.
            return;
        }
        String message = words(trouble, failure, limits);
        tries = tries.failed(trouble, message, begun, world.nowSeconds());
        pauseSeconds = request.limits().patience().pauseSeconds(tries.failed(), world.random());
        pace = pace.afterFailure();
        LedgerEntry entry = LedgerEntry.of(Event.FAILED, step)
                .with("attempt", tries.failed())
                .with("sqlState", state)
                .with("message", message);
        ledger.force(watched.blockers().isEmpty() ? entry : entry.with("blockedBy", blockers(watched.blockers())));
        world.listener().said("step " + step + ": attempt " + tries.failed() + " failed: " + message);
    }

    private static String words(Trouble trouble, SQLException failure, LockLimits limits) {
        String said = Printable.text(String.valueOf(failure.getMessage()));
        return switch (trouble) {
            case LOCKED -> "a lock was not to be had within " + limits.lockTimeoutMillis() + " ms";
            case TOO_LONG ->
                "it was undone after " + limits.totalMillis() + " ms, so that the clients do not wait longer";
            case VICTIM -> "the server ended it for the sake of another transaction: " + said;
            case REFUSED, DISCONNECTED -> said;
        };
    }

    private static String blockers(List<Blocker> blockers) {
        return blockers.stream().map(Blockers::words).collect(Collectors.joining("; "));
    }

    private void sayBlockers(List<Blocker> blockers) {
        List<Integer> pids = blockers.stream().map(Blocker::pid).toList();
        if (!pids.equals(saidBlockers)) {
            saidBlockers = pids;
            world.listener().said("waiting for " + blockers(blockers));
        }
    }

    private LedgerEntry begun(int step) {
        return LedgerEntry.of(Event.BEGUN, step).with("attempt", tries.failed() + 1);
    }

    private void brief(Effect.RunBrief effect) throws SQLException, MigrateException, IOException {
        Step.Brief step = (Step.Brief) steps().get(effect.step() - 1);
        ledger.force(begun(effect.step()).with("sql", Statements.text(step)));
        LockLimits limits = effect.limits();
        watched.run(Math.max(20, limits.lockTimeoutMillis() / 3), this::asked, () -> {
            double until = world.nowSeconds() + limits.totalMillis() / 1e3;
            work.begin();
            work.run(Session.limits(limits, limits.totalMillis()));
            // First of all, as no strong lock is held yet.
            markers.done(effect.step());
            for (String sql : step.sql()) {
                work.run(Session.limits(limits, Math.round((until - world.nowSeconds()) * 1e3)));
                work.run(sql);
            }
            work.commit();
            return true;
        });
        ended(effect.step());
    }

    private void online(Effect.RunOnline effect) throws SQLException, MigrateException, IOException {
        Step.Online step = (Step.Online) steps().get(effect.step() - 1);
        boolean wasBegun = ledger.isBegun(effect.step());
        ledger.force(begun(effect.step()).with("sql", step.sql()));
        world.listener().said("step " + effect.step() + ": " + Printable.text(step.sql()));
        watched.run(LOOK_MILLIS, this::asked, () -> {
            new OnlineWork(work).run(step, effect.limits(), wasBegun);
            return true;
        });
        complete(effect.step());
    }

    private void drop(Effect.DropInvalidIndex effect) throws SQLException, MigrateException, IOException {
        Step.Online step = (Step.Online) steps().get(effect.step() - 1);
        ledger.force(begun(effect.step()).with("dropsInvalidIndex", step.index().orElse("")));
        world.listener()
                .said("step " + effect.step() + ": dropping index "
                        + step.index().orElse("") + ", which an earlier attempt left invalid");
        Session.bound(work, effect.limits());
        watched.run(LOOK_MILLIS, this::asked, () -> {
            indexes.dropInvalid(step);
            return true;
        });
        ledger.force(LedgerEntry.of(Event.DONE, effect.step()));
    }

    private void change(Effect.ChangeBatch batch) throws SQLException, MigrateException, IOException {
        Backfilling rows = rows();
        ledger.force(begun(batch.step())
                .with("after", String.join(",", rows.progress().reached()))
                .with("rows", batch.rows()));
        WriteProbe writes = Objects.requireNonNull(probe);
        double begun = world.nowSeconds();
        writes.batchRuns(true);
        long changed;
        try {
            changed = watched.run(
                    Math.max(20, batch.limits().lockTimeoutMillis() / 3), this::asked, () -> rows.change(batch));
        } finally {
            writes.batchRuns(false);
        }
        double now = world.nowSeconds();
        pace = pace.after(now - begun, request.limits().batchSeconds(), now);
        // On the disk with the next line: the database knows it.
        ledger.append(LedgerEntry.of(Event.DONE, batch.step())
                .with("upTo", String.join(",", rows.progress().reached()))
                .with("changed", changed));
        world.listener()
                .reached("step " + batch.step() + ", batches", rows.progress().scanned(), rowsTotal);
    }

    private void check(Effect.CheckRange range) throws SQLException {
        rows().check(range.rows());
        world.listener().reached("step " + range.step() + ", check", rows().looked(), rowsTotal);
    }

    private void goThroughAgain(Effect.GoThroughAgain again) throws SQLException, IOException {
        long left = rows().seen().left();
        ledger.force(LedgerEntry.of(Event.BEGUN, again.step()).with("goesThroughAgainFor", left));
        world.listener()
                .said("step " + again.step() + ": " + Show.count((double) left)
                        + " rows still need the change; going through the table again");
        rows().goThroughAgain();
    }

    private void vacuum(Effect.Vacuum vacuum) throws SQLException, MigrateException, IOException, InterruptedException {
        Step.Backfill step = (Step.Backfill) steps().get(vacuum.step() - 1);
        ledger.force(LedgerEntry.of(Event.BEGUN, vacuum.step()).with("vacuums", step.table()));
        world.listener().said("step " + vacuum.step() + ": removing dead rows of " + step.table());
        try {
            Session.bound(work, LockLimits.patient(request.limits().patience().mostSeconds()));
            // As gently as autovacuum; shortening the file would stop readers.
            work.run("SET vacuum_cost_delay = '2ms'");
            watched.run(LOOK_MILLIS, this::asked, () -> work.run("VACUUM (TRUNCATE false) " + step.table()));
            ledger.force(LedgerEntry.of(Event.DONE, vacuum.step()));
        } catch (SQLException e) {
            if (Trouble.of(String.valueOf(e.getSQLState())) == Trouble.DISCONNECTED) {
                throw e;
            }
            ledger.force(LedgerEntry.of(Event.FAILED, vacuum.step()).with("message", String.valueOf(e.getMessage())));
        }
        // Old servers tell their statistics late.
        world.rest().seconds(1);
        loads.forget();
        load = loads.read(step.table(), Objects.requireNonNull(probe), world.nowSeconds());
        pace = pace.afterVacuum(load.deadPart().orElse(0));
    }

    private void complete(int step) throws SQLException, IOException {
        markers.done(step);
        ended(step);
        WriteProbe writes = probe;
        if (writes != null) {
            writes.close();
        }
        probe = null;
        backfilling = null;
    }

    private void ended(int step) throws IOException {
        ledger.force(LedgerEntry.of(Event.STEP_DONE, step));
        done.add(step);
        world.listener().said("step " + step + " of " + steps().size() + ": done");
    }

    private void enterHistory() throws SQLException, IOException {
        MigrateRequest.Flyway flyway = request.flyway().orElseThrow();
        int step = steps().size() + 1;
        ledger.force(begun(step).with("entersHistory", flyway.table()));
        LockLimits limits = request.limits().lock();
        work.begin();
        work.run(Session.limits(limits, limits.totalMillis()));
        markers.done(step);
        new FlywayHistory(flyway.table(), flyway.script())
                .add(work, Math.round((world.nowSeconds() - begunSeconds) * 1e3));
        work.commit();
        ledger.force(LedgerEntry.of(Event.STEP_DONE, step));
        done.add(step);
        world.listener().said("entered version " + flyway.script().version() + " into " + flyway.table());
    }

    private void rest(double seconds, String why) throws IOException, InterruptedException {
        if (!why.isEmpty() && !why.equals(saidReason)) {
            saidReason = why;
            ledger.force(LedgerEntry.of(Event.WAITING, doneCount() + 1).with("why", why));
            world.listener().said("waiting: " + why);
        }
        world.rest().seconds(seconds);
    }

    private Outcome finish() throws SQLException, IOException {
        ledger.force(LedgerEntry.of(Event.FINISHING, 0));
        markers.end();
        ledger.force(LedgerEntry.of(Event.FINISHED, 0));
        return new Outcome(
                Optional.empty(),
                "run " + name + ": all " + steps().size() + " steps are done. The ledger is " + ledger.file() + ".");
    }

    private Outcome stop(Ending ending, String why) throws SQLException, IOException {
        ledger.force(LedgerEntry.of(Event.ENDED, 0)
                .with("ending", ending.name().toLowerCase(Locale.ROOT))
                .with("why", why));
        String about = "run " + name + ": ";
        String at = wayDone();
        return new Outcome(
                Optional.of(ending),
                switch (ending) {
                    case STOPPED, HELD ->
                        about + (ending == Ending.HELD ? "held: " : "stopped: ") + why + ". " + at
                                + " The same command goes on from here.";
                    case ABORTED -> {
                        dropLeftOver();
                        markers.end();
                        yield about + "aborted: " + why + ". " + at + " Nothing was taken back.";
                    }
                    case FAILED -> {
                        dropLeftOver();
                        yield about + "step " + (doneCount() + 1) + " failed: " + why + ". " + at
                                + " When the cause is gone, the same command goes on from here; to give it up:"
                                + " ghostlight migrate abort --run " + name + " --url "
                                + request.target().shown() + ".";
                    }
                });
    }

    private String wayDone() {
        int count = doneCount();
        StringBuilder way = new StringBuilder(
                count == 0
                        ? "No step is done."
                        : "Of " + steps().size() + " steps " + count + (count == 1 ? " is" : " are")
                                + " done and stay so.");
        Backfilling rows = backfilling;
        if (rows != null) {
            way.append(" Step ").append(count + 1).append(" has changed ");
            way.append(Show.count((double) rows.progress().changed())).append(" rows.");
        } else if (count < steps().size()) {
            way.append(" Step ").append(count + 1).append(" left nothing behind.");
        }
        return way.toString();
    }

    /** Nobody should pay for an index that is of no use. */
    private void dropLeftOver() {
        int count = doneCount();
        if (count < steps().size() && steps().get(count) instanceof Step.Online online) {
            try {
                Session.bound(work, new LockLimits(5_000, 60_000));
                indexes.dropInvalid(online);
            } catch (SQLException _) {
                world.listener()
                        .said("an invalid index " + online.index().orElse("")
                                + " may be left; drop it with DROP INDEX CONCURRENTLY");
            }
        }
    }

    @Override
    public void close() {
        WriteProbe writes = probe;
        if (writes != null) {
            writes.close();
        }
    }
}
