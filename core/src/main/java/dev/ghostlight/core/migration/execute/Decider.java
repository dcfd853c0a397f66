package dev.ghostlight.core.migration.execute;

import dev.ghostlight.core.migration.remedy.Step;
import dev.ghostlight.core.model.Show;
import java.util.Locale;
import java.util.regex.Pattern;

/** Decides what a run does next; the same situation gives the same effect. */
public final class Decider {
    /** Rows looked at in one statement when the table is checked. */
    private static final long CHECKED_ROWS = 50_000;

    private static final int PASSES_MAX = 3;
    private static final double LOOK_SECONDS = 1;

    /**
     * Statements whose lock conflicts with no reader and no writer, so that nobody queues behind them: they may wait
     * for old transactions to end.
     */
    private static final Pattern STOPS_NOBODY = Pattern.compile(
            "(create\\s+(unique\\s+)?index|drop\\s+index|reindex\\s.*)\\s+concurrently\\b.*"
                    + "|reindex\\s*\\(.*concurrently.*|alter\\s+table\\s.*\\svalidate\\s+constraint\\s.*",
            Pattern.DOTALL);

    private Decider() {}

    /** The next effect. */
    public static Effect next(Situation situation) {
        return switch (situation.asked()) {
            case ABORT -> new Effect.Stop(Ending.ABORTED, "it was asked to");
            case STOP -> new Effect.Stop(Ending.STOPPED, "it was asked to");
            case PAUSE -> new Effect.Wait(LOOK_SECONDS, "it is paused until somebody asks for resume");
            case RUN -> running(situation);
        };
    }

    /** The limits of an online statement: patient where nobody queues behind it. */
    static LockLimits online(String sql, Limits limits) {
        return STOPS_NOBODY.matcher(sql.strip().toLowerCase(Locale.ROOT)).matches()
                ? LockLimits.patient(limits.patience().mostSeconds())
                : new LockLimits(limits.lock().lockTimeoutMillis(), 0);
    }

    private static Effect running(Situation situation) {
        int step = situation.done() + 1;
        if (step > situation.steps().size()) {
            return situation.isHistoryDue() ? tried(situation, new Effect.EnterHistory()) : new Effect.Finish();
        }
        return switch (situation.steps().get(situation.done())) {
            case Step.Brief _ ->
                tried(situation, new Effect.RunBrief(step, situation.limits().lock()));
            case Step.Online online -> online(situation, step, online);
            case Step.Backfill _ -> backfill(situation, step);
        };
    }

    private static Effect online(Situation situation, int step, Step.Online online) {
        LockLimits limits = online(online.sql(), situation.limits());
        if (!(situation.seen() instanceof Seen.Index(Seen.Index.State state, String other))) {
            return tried(situation, new Effect.RunOnline(step, limits));
        }
        return switch (state) {
            case ABSENT -> tried(situation, new Effect.RunOnline(step, limits));
            case THERE -> new Effect.Complete(step);
            case DIFFERENT ->
                new Effect.Stop(
                        Ending.FAILED,
                        "index " + online.index().orElse("") + " is there already, and is another one: " + other
                                + ". Rename or drop it");
            case INVALID -> dropFirst(situation, step);
        };
    }

    /** An invalid index is worth nothing and costs every write: it goes, even where the step itself is given up. */
    private static Effect dropFirst(Situation situation, int step) {
        Effect drop = new Effect.DropInvalidIndex(
                step, LockLimits.patient(situation.limits().patience().mostSeconds()));
        return tried(situation, drop) instanceof Effect.Wait wait ? wait : drop;
    }

    private static Effect backfill(Situation situation, int step) {
        if (!(situation.seen() instanceof Seen.Backfill(Seen.Rows rows, Seen.Load load, Pace pace))) {
            throw new IllegalArgumentException("a backfill of which nothing was seen");
        }
        if (!rows.isNoted()) {
            return tried(situation, new Effect.NoteHighestKey(step));
        }
        if (!rows.isThrough()) {
            return batch(situation, step, load, pace);
        }
        if (!rows.isChecked()) {
            return tried(situation, new Effect.CheckRange(step, CHECKED_ROWS));
        }
        if (rows.left() == 0) {
            return new Effect.Complete(step);
        }
        return rows.passes() < PASSES_MAX
                ? new Effect.GoThroughAgain(step)
                : new Effect.Stop(
                        Ending.FAILED,
                        Show.count((double) rows.left()) + " rows still need the change after going through the table "
                                + rows.passes()
                                + " times: others write rows that need it. Have a default or a trigger make new rows"
                                + " right first");
    }

    private static Effect batch(Situation situation, int step, Seen.Load load, Pace pace) {
        Brakes brakes = situation.limits().brakes();
        double now = situation.nowSeconds();
        String reason = brakes.reason(load, pace).orElse("");
        if (!reason.isEmpty()) {
            return pace.brakedSinceSeconds() >= 0 && now - pace.brakedSinceSeconds() >= brakes.heldSecondsMax()
                    ? new Effect.Stop(
                            Ending.HELD, "for " + Show.seconds(now - pace.brakedSinceSeconds()) + ", " + reason)
                    : new Effect.Wait(LOOK_SECONDS, reason);
        }
        if (brakes.hasTooManyDead(load, pace)) {
            return new Effect.Vacuum(step);
        }
        double rest = pace.rest().untilSeconds() - now;
        if (rest > 0) {
            return new Effect.Wait(Math.min(LOOK_SECONDS, rest), "");
        }
        return tried(
                situation,
                new Effect.ChangeBatch(
                        step, pace.size().rows(), situation.limits().lock()));
    }

    private static Effect tried(Situation situation, Effect effect) {
        Patience.Next next = situation
                .limits()
                .patience()
                .next(situation.tries(), situation.pauseSeconds(), situation.isStillBlocked(), situation.nowSeconds());
        return switch (next) {
            case Patience.Next.Try() -> effect;
            case Patience.Next.Wait(double seconds) ->
                new Effect.Wait(
                        seconds, "the last attempt failed: " + situation.tries().message());
            case Patience.Next.GiveUp(String why) -> new Effect.Stop(Ending.FAILED, why);
        };
    }
}
