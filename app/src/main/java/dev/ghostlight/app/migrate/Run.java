package dev.ghostlight.app.migrate;

import dev.ghostlight.app.migrate.LedgerEntry.Event;
import dev.ghostlight.core.migration.execute.Asked;
import dev.ghostlight.core.migration.execute.Decider;
import dev.ghostlight.core.migration.execute.Effect;
import dev.ghostlight.core.migration.execute.LockLimits;
import dev.ghostlight.core.migration.execute.Seen;
import dev.ghostlight.core.migration.execute.Seen.Blocker;
import dev.ghostlight.core.migration.execute.Situation;
import dev.ghostlight.core.migration.execute.Tries;
import dev.ghostlight.core.migration.execute.Trouble;
import dev.ghostlight.core.migration.remedy.Step;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs the steps over one pair of connections: looks, has it decided what comes next, writes that into the ledger, does
 * it, and writes down what came of it. Used once, by one thread.
 */
final class Run implements AutoCloseable {
    private static final long LOOK_MILLIS = 1_000;

    private final Means means;
    private final IndexLook indexes;
    private final Set<Integer> done = new TreeSet<>();
    private final double begunSeconds;
    private @Nullable PacedBackfill backfill;
    private Tries tries = Tries.none();
    private double pauseSeconds;
    private String saidReason = "";
    private List<Integer> saidBlockers = List.of();

    Run(MigrateRequest request, String name, World world, Database work, Database watch, LedgerFile ledger)
            throws SQLException {
        Markers markers = new Markers(work, name);
        Watched watched = new Watched(work, watch, this::sayBlockers);
        means = new Means(request, name, world, work, watch, ledger, markers, watched);
        indexes = new IndexLook(work);
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

    private int doneCount() {
        int count = 0;
        while (count < means.steps().size() && done.contains(count + 1)) {
            count++;
        }
        return count;
    }

    private Situation situation() throws SQLException, MigrateException {
        int count = doneCount();
        Seen seen = count == means.steps().size()
                ? new Seen.Nothing()
                : see(count + 1, means.steps().get(count));
        double now = means.world().nowSeconds();
        boolean isStillBlocked = tries.last().isPresent()
                && Blockers.isAnyLeft(means.watch(), means.watched().blockers());
        return new Situation(
                means.steps(),
                count,
                means.request().flyway().isPresent()
                        && !done.contains(means.steps().size() + 1),
                seen,
                tries,
                pauseSeconds,
                isStillBlocked,
                means.asked(),
                means.request().limits(),
                now);
    }

    private Seen see(int number, Step next) throws SQLException, MigrateException {
        return switch (next) {
            case Step.Brief _ -> new Seen.Nothing();
            case Step.Online online -> indexes.see(online);
            case Step.Backfill step -> {
                if (backfill == null) {
                    backfill = new PacedBackfill(means, number, step);
                }
                yield backfill.see();
            }
        };
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
                attempt(note.step(), means.request().limits().lock(), () -> rows().noteHighestKey());
            case Effect.ChangeBatch batch -> attempt(batch.step(), batch.limits(), () -> rows().change(batch, tries));
            case Effect.CheckRange range ->
                attempt(range.step(), means.request().limits().lock(), () -> rows().check(range));
            case Effect.GoThroughAgain again -> rows().goThroughAgain(again);
            case Effect.Vacuum vacuum -> rows().vacuum(vacuum);
            case Effect.Complete(int step) -> complete(step);
            case Effect.EnterHistory() ->
                attempt(means.steps().size() + 1, means.request().limits().lock(), this::enterHistory);
            case Effect.Wait(double seconds, String why) -> rest(seconds, why);
            case Effect.Finish() -> {
                return Optional.of(new Closing(means).finish());
            }
            case Effect.Stop stop -> {
                PacedBackfill begun = backfill;
                OptionalLong changed = begun == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(begun.progress().changed());
                return Optional.of(new Closing(means).stop(stop, doneCount(), changed));
            }
        }
        return Optional.empty();
    }

    private PacedBackfill rows() {
        return Objects.requireNonNull(backfill);
    }

    /** An effect that may fail; what it does outside of the database it does in its own place. */
    @FunctionalInterface
    private interface Attempt {
        void run() throws SQLException, MigrateException, IOException;
    }

    private void attempt(int step, LockLimits limits, Attempt attempt)
            throws SQLException, MigrateException, IOException {
        double begun = means.world().nowSeconds();
        try {
            attempt.run();
            tries = Tries.none();
            saidReason = "";
        } catch (SQLException e) {
            means.work().rollback();
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
        Asked asked = means.asked();
        if (trouble == Trouble.TOO_LONG && (asked == Asked.STOP || asked == Asked.ABORT)) {
            // It was broken off because somebody asked for it.
            return;
        }
        String message = words(trouble, failure, limits);
        tries = tries.failed(trouble, message, begun, means.world().nowSeconds());
        pauseSeconds = means.request()
                .limits()
                .patience()
                .pauseSeconds(tries.failed(), means.world().random());
        PacedBackfill begunBackfill = backfill;
        if (begunBackfill != null) {
            begunBackfill.failed();
        }
        LedgerEntry entry = LedgerEntry.of(Event.FAILED, step)
                .with("attempt", tries.failed())
                .with("sqlState", state)
                .with("message", message);
        means.ledger()
                .force(
                        means.watched().blockers().isEmpty()
                                ? entry
                                : entry.with(
                                        "blockedBy", blockers(means.watched().blockers())));
        means.world().listener().said("step " + step + ": attempt " + tries.failed() + " failed: " + message);
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
            means.world().listener().said("waiting for " + blockers(blockers));
        }
    }

    private void brief(Effect.RunBrief effect) throws SQLException, MigrateException, IOException {
        Step.Brief step = (Step.Brief) means.steps().get(effect.step() - 1);
        means.ledger().force(means.begun(effect.step(), tries).with("sql", Statements.text(step)));
        LockLimits limits = effect.limits();
        means.watched().run(Math.max(20, limits.lockTimeoutMillis() / 3), means::asked, () -> {
            double until = means.world().nowSeconds() + limits.totalMillis() / 1e3;
            means.work().begin();
            means.work().run(Session.limits(limits, limits.totalMillis()));
            // First of all, as no strong lock is held yet.
            means.markers().done(effect.step());
            for (String sql : step.sql()) {
                means.work()
                        .run(Session.limits(
                                limits, Math.round((until - means.world().nowSeconds()) * 1e3)));
                means.work().run(sql);
            }
            means.work().commit();
            return true;
        });
        ended(effect.step());
    }

    private void online(Effect.RunOnline effect) throws SQLException, MigrateException, IOException {
        Step.Online step = (Step.Online) means.steps().get(effect.step() - 1);
        boolean wasBegun = means.ledger().isBegun(effect.step());
        means.ledger().force(means.begun(effect.step(), tries).with("sql", step.sql()));
        means.world().listener().said("step " + effect.step() + ": " + Printable.text(step.sql()));
        means.watched().run(LOOK_MILLIS, means::asked, () -> {
            new OnlineWork(means.work()).run(step, effect.limits(), wasBegun);
            return true;
        });
        complete(effect.step());
    }

    private void drop(Effect.DropInvalidIndex effect) throws SQLException, MigrateException, IOException {
        Step.Online step = (Step.Online) means.steps().get(effect.step() - 1);
        means.ledger()
                .force(means.begun(effect.step(), tries)
                        .with("dropsInvalidIndex", step.index().orElse("")));
        means.world()
                .listener()
                .said("step " + effect.step() + ": dropping index "
                        + step.index().orElse("") + ", which an earlier attempt left invalid");
        Session.bound(means.work(), effect.limits());
        means.watched().run(LOOK_MILLIS, means::asked, () -> {
            indexes.dropInvalid(step);
            return true;
        });
        means.ledger().force(LedgerEntry.of(Event.DONE, effect.step()));
    }

    private void complete(int step) throws SQLException, IOException {
        means.markers().done(step);
        ended(step);
        close();
        backfill = null;
    }

    private void ended(int step) throws IOException {
        means.ledger().force(LedgerEntry.of(Event.STEP_DONE, step));
        done.add(step);
        means.world().listener().said("step " + step + " of " + means.steps().size() + ": done");
    }

    private void enterHistory() throws SQLException, IOException {
        MigrateRequest.Flyway flyway = means.request().flyway().orElseThrow();
        int step = means.steps().size() + 1;
        means.ledger().force(means.begun(step, tries).with("entersHistory", flyway.table()));
        LockLimits limits = means.request().limits().lock();
        means.work().begin();
        means.work().run(Session.limits(limits, limits.totalMillis()));
        means.markers().done(step);
        new FlywayHistory(flyway.table(), flyway.script())
                .add(means.work(), Math.round((means.world().nowSeconds() - begunSeconds) * 1e3));
        means.work().commit();
        means.ledger().force(LedgerEntry.of(Event.STEP_DONE, step));
        done.add(step);
        means.world().listener().said("entered version " + flyway.script().version() + " into " + flyway.table());
    }

    private void rest(double seconds, String why) throws IOException, InterruptedException {
        if (!why.isEmpty() && !why.equals(saidReason)) {
            saidReason = why;
            means.ledger().force(LedgerEntry.of(Event.WAITING, doneCount() + 1).with("why", why));
            means.world().listener().said("waiting: " + why);
        }
        means.world().rest().seconds(seconds);
    }

    @Override
    public void close() {
        PacedBackfill begun = backfill;
        if (begun != null) {
            begun.close();
        }
    }
}
