package dev.ghostlight.core.migration.execute;

import dev.ghostlight.core.model.Show;
import java.util.random.RandomGenerator;

/**
 * How often and for how long something is tried again.
 *
 * @param mostTries the most attempts, at least 1
 * @param mostSeconds no attempt begins later than this after the first
 * @param firstPauseSeconds the pause after the first failure; it doubles with each
 * @param mostPauseSeconds the longest pause
 */
public record Patience(int mostTries, double mostSeconds, double firstPauseSeconds, double mostPauseSeconds) {
    /** How often something may take too long before it is seen that it always does. */
    private static final int TOO_LONG_MAX = 3;

    /** How often it is looked whether those who block are gone. */
    private static final double LOOK_SECONDS = 1;

    /** Half an hour at most, in attempts that are soon 30 s apart. */
    public static final Patience USUAL = new Patience(60, 1_800, 0.5, 30);

    /** What comes next after a number of failures. */
    public sealed interface Next {
        /** Try it. */
        record Try() implements Next {}

        /** Wait first. */
        record Wait(double seconds) implements Next {}

        /** It is of no use. */
        record GiveUp(String why) implements Next {}
    }

    public Patience {
        if (mostTries < 1 || !(mostSeconds > 0) || !(firstPauseSeconds > 0) || mostPauseSeconds < firstPauseSeconds) {
            throw new IllegalArgumentException("no patience: " + mostTries + " tries, " + mostSeconds + " s, pauses "
                    + firstPauseSeconds + " s to " + mostPauseSeconds + " s");
        }
    }

    /**
     * What to do now.
     *
     * @param pauseSeconds the pause drawn by {@link #pauseSeconds} after the last failure
     * @param isStillBlocked whether a transaction that blocked the last attempt still runs: another attempt is sure to
     *     fail, and would have writers queue for nothing
     */
    Next next(Tries tries, double pauseSeconds, boolean isStillBlocked, double nowSeconds) {
        if (tries.last().isEmpty()) {
            return new Next.Try();
        }
        Trouble last = tries.last().get();
        if (last == Trouble.REFUSED || last == Trouble.DISCONNECTED) {
            return new Next.GiveUp(tries.message());
        }
        if (tries.tooLong() >= TOO_LONG_MAX) {
            return new Next.GiveUp("it took longer than it may hold its locks, " + tries.tooLong() + " times");
        }
        double elapsed = nowSeconds - tries.sinceSeconds();
        if (tries.failed() >= mostTries || elapsed >= mostSeconds) {
            return new Next.GiveUp("it failed " + tries.failed() + " times in " + Show.seconds(elapsed) + ", at last: "
                    + tries.message());
        }
        double left = Math.min(tries.lastSeconds() + pauseSeconds, tries.sinceSeconds() + mostSeconds) - nowSeconds;
        if (left > 0) {
            return new Next.Wait(Math.min(left, LOOK_SECONDS));
        }
        return isStillBlocked ? new Next.Wait(LOOK_SECONDS) : new Next.Try();
    }

    /** A pause after so many failures: it doubles up to the longest, less up to half by chance. */
    public double pauseSeconds(int failed, RandomGenerator random) {
        double full = Math.min(mostPauseSeconds, firstPauseSeconds * Math.pow(2, Math.min(failed - 1, 60)));
        return full * (0.5 + 0.5 * random.nextDouble());
    }
}
