package dev.ghostlight.core.load;

import dev.ghostlight.core.load.KeyClasses.KeyClass;
import java.util.List;

/**
 * Fills that stray from the waves of a node, where entries leave for their age or for not being read, by its age.
 *
 * <p>Of the entries filled together a part p lives to the age T, and makes the next wave. The others leave when no
 * request came for the time I. With the rate {@code a}, the absent part A and the fills {@code m = a A} that is exactly
 *
 * <pre>
 *   A'(t) = p m(t - T) + a exp(-a I) (1 - Q(t - I)) - m(t)
 * </pre>
 *
 * where Q is the part that is present and too old to idle for I before T. The waves are the solution without the middle
 * term; this is the rest, solved in steps. The chance to live to an age is taken as exponential beyond I. Immutable.
 */
final class StrayFills {
    private static final double STEPS_PER_IDLE_TIME = 32;
    private static final int LEAST_STEPS = 128;
    private static final int MOST_STEPS = 1024;

    /** Classes of which a smaller part of all entries strays are left out. */
    private static final double NEGLIGIBLE = 1e-5;

    /** No fills stray: entries leave for one reason only. */
    static final StrayFills NONE = new StrayFills(1, new double[2]);

    private final double step;
    private final double[] calls;

    private StrayFills(double step, double[] calls) {
        this.step = step;
        this.calls = calls;
    }

    /**
     * The stray fills of these keys.
     *
     * @param classes the keys
     * @param steady their steady state
     * @param rules when entries leave
     * @param warmed whether the keys were loaded just before the node came up
     * @param lifetimes for how many lifetimes
     */
    static StrayFills of(List<KeyClass> classes, SteadyState steady, FillRules rules, boolean warmed, int lifetimes) {
        double lifetime = rules.lifetimeSeconds();
        double idle = steady.idleSeconds(rules.share());
        int each = (int) Math.clamp(STEPS_PER_IDLE_TIME * lifetime / idle, LEAST_STEPS, MOST_STEPS);
        double[] calls = new double[each * lifetimes + 1];
        double[] aged = steady.aged();
        for (int i = 0; i < aged.length; i++) {
            double rate = classes.get(i).share() * rules.requestsPerSecond() * rules.share();
            if (1 - aged[i] > NEGLIGIBLE) {
                double step = lifetime / each;
                double reach = new ReadLife(rate, idle).longerThan(Math.max(idle, lifetime - idle));
                OneKey key = new OneKey(rate * step, idle / step, reach, aged[i], each, calls.length - 1, warmed);
                double callsPerFill = rules.duplicates() ? 1 + rate * rules.answerSeconds() : 1;
                key.addFills(classes.get(i).keys() * callsPerFill, calls);
            }
        }
        return new StrayFills(lifetime / each, calls);
    }

    /** The calls by this age. */
    double callsBy(double ageSeconds) {
        double at = Math.clamp(ageSeconds / step, 0, calls.length - 1.0);
        int below = Math.min((int) at, calls.length - 2);
        return calls[below] + (at - below) * (calls[below + 1] - calls[below]);
    }

    /** The calls per second at this age. */
    double perSecond(double ageSeconds) {
        int cell = (int) Math.clamp(ageSeconds / step, 0, calls.length - 2.0);
        return (calls[cell + 1] - calls[cell]) / step;
    }

    /** One key, step by step: arrays hold what happens within each step, or is so at its begin. */
    private static final class OneKey {
        private final int lifetimeSteps;
        private final double idleSteps;
        /** The age in steps from which on an entry leaves for its age before it can leave unread. */
        private final double oldSteps;

        /** The part that is still there at that age, or at the idle time where that is higher. */
        private final double reach;

        private final double aged;
        private final double unread;
        private final double requestsPerStep;
        /** The part of those absent at a step's begin, and of those that leave within it, still absent at its end. */
        private final double absentStays;

        private final double leavingStays;
        /** The part of entries older than the idle time that is still read after a step. */
        private final double stillRead;

        private final boolean warmed;
        private final double[] waveFills;
        private final double[] strayFills;
        private final double[] old;
        private double oldUnderIdleTime;
        private double oldBeyond;

        OneKey(
                double requestsPerStep,
                double idleSteps,
                double reach,
                double aged,
                int lifetimeSteps,
                int steps,
                boolean warmed) {
            this.lifetimeSteps = lifetimeSteps;
            this.idleSteps = idleSteps;
            this.oldSteps = lifetimeSteps - idleSteps;
            this.aged = aged;
            this.reach = reach;
            this.unread = Math.exp(-requestsPerStep * idleSteps);
            this.requestsPerStep = requestsPerStep;
            this.absentStays = Math.exp(-requestsPerStep);
            this.leavingStays = requestsPerStep > 1e-9 ? -Math.expm1(-requestsPerStep) / requestsPerStep : 1;
            this.stillRead = reach == 0 ? 0 : Math.pow(aged / reach, 1 / Math.min(oldSteps, idleSteps));
            this.warmed = warmed;
            this.waveFills = new double[steps];
            this.strayFills = new double[steps];
            this.old = new double[steps + 1];
        }

        /** Adds the stray fills by each step's end, {@code times} times. */
        void addFills(double times, double[] sum) {
            double waveAbsent = warmed ? 0 : 1;
            double strayAbsent = 0;
            double fills = 0;
            for (int k = 0; k < strayFills.length; k++) {
                double waveLeaving = k < lifetimeSteps ? 0 : aged * waveFills[k - lifetimeSteps];
                double waveStays = waveAbsent * absentStays + waveLeaving * leavingStays;
                waveFills[k] = waveAbsent + waveLeaving - waveStays + (warmed && k == 0 ? 1 : 0);
                waveAbsent = waveStays;
                double strayLeaving = (k < lifetimeSteps ? 0 : aged * strayFills[k - lifetimeSteps]) + idling(k);
                double strayStays = strayAbsent * absentStays + strayLeaving * leavingStays;
                strayFills[k] = strayAbsent + strayLeaving - strayStays;
                strayAbsent = strayStays;
                growOld(k);
                fills += strayFills[k];
                sum[k + 1] += times * fills;
            }
        }

        /** Entries that leave within a step as nobody read them. */
        private double idling(int k) {
            double middle = k + 0.5 - idleSteps;
            double part = Math.clamp(middle + 0.5, 0, 1);
            if (part == 0) {
                return 0;
            }
            int below = (int) Math.max(0, middle);
            double above = Math.max(0, middle) - below;
            double tooOld = old[below] + above * (old[below + 1] - old[below]);
            double loaded = warmed && middle < 0.5 ? 1 : 0;
            return unread * (requestsPerStep * part * (1 - tooOld) + loaded);
        }

        private void growOld(int k) {
            if (oldSteps < idleSteps) {
                oldUnderIdleTime += past(k, oldSteps) - past(k, idleSteps);
            }
            double entering = past(k, Math.max(oldSteps, idleSteps)) * reach;
            oldBeyond = Math.max(0, oldBeyond * stillRead + entering - past(k, lifetimeSteps) * aged);
            old[k + 1] = oldUnderIdleTime + oldBeyond;
        }

        /** The fills within the step that lies so many steps before this one. */
        private double past(int k, double steps) {
            double at = k - steps;
            int below = (int) Math.floor(at);
            double above = at - below;
            return (below < 0 ? 0 : (1 - above) * fills(below))
                    + (below < -1 || above == 0 ? 0 : above * fills(below + 1));
        }

        private double fills(int k) {
            return waveFills[k] + strayFills[k];
        }
    }
}
