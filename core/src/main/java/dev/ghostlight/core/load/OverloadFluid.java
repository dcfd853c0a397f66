package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Doubles;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Follows an overload to its end, as a fluid: what is asked, what waits, what is answered in time.
 *
 * <p>The store answers first come, first served, at its capacity. A call that finds the queue full is refused and may
 * be tried again. An answer fills a cache when it comes before the timeout. While the wait is shorter than the timeout,
 * every accepted call fills an entry and the cold work ends. When the wait is longer, nothing is filled: every absent
 * key of rate a is asked for again after each timeout, so the load stays at the sum of {@code a / (1 + a timeout)} over
 * the absent keys (of {@code a} without single flight), times one and the retries. If that alone exceeds the capacity,
 * it never ends. (The rule was checked against a simulation of every request.)
 */
final class OverloadFluid {
    /** Steps per timeout. */
    private static final double STEPS = 20;

    /** The longest step while nothing waits, in seconds. */
    private static final double LONGEST_CALM = 10;

    /** Once all nodes are back, a step grows to this part of the time since. */
    private static final double STEPS_SINCE = 200;

    /** How long an overload is followed, in seconds; none that ends lasts longer than its cold work. */
    private static final double LONGEST = 24 * 3600;

    private final Store store;
    private final double capacity;
    private final double timeout;
    private final double queue;
    private final List<Cohort> cohorts;
    private final DoubleUnaryOperator otherPerSecond;

    /**
     * Nodes that came up together.
     *
     * @param nodes how many
     * @param beginSeconds when
     * @param endSeconds when they restart once more; infinite for never
     * @param keys what one of them asks for
     */
    record Cohort(double nodes, double beginSeconds, double endSeconds, ColdKeys keys) {
        boolean isUp(double t) {
            return beginSeconds <= t && t < endSeconds;
        }
    }

    private OverloadFluid(
            Store store, double timeout, double queue, List<Cohort> cohorts, DoubleUnaryOperator otherPerSecond) {
        this.store = store;
        this.capacity = store.capacityPerSecond().orElse(Double.NaN);
        this.timeout = timeout;
        this.queue = queue;
        this.cohorts = cohorts;
        this.otherPerSecond = otherPerSecond;
    }

    /**
     * What becomes of the overload of a store whose capacity is known.
     *
     * @param store the store
     * @param cohorts the nodes with empty caches
     * @param otherPerSecond all other load over time
     */
    static Overload follow(Store store, List<Cohort> cohorts, DoubleUnaryOperator otherPerSecond) {
        return switch (store.timeoutSeconds()) {
            case Quantity.Unknown() ->
                new Overload.Unknown(store.queueSeconds().isKnown() ? "timeout" : "queue and timeout");
            case Quantity.Known(double timeout) ->
                switch (store.queueSeconds()) {
                    case Quantity.Unknown() -> new Overload.Unknown("queue");
                    case Quantity.Known(double queue) ->
                        new OverloadFluid(store, timeout, queue, cohorts, otherPerSecond).follow();
                };
        };
    }

    /** The state of the fluid. */
    private static final class State {
        double t;
        double backlog;
        double refused;
        double late;
        double longestWait;
        double overloadedUntil;
        /** For how long each cohort has been filling, had it filled without hindrance. */
        final double[] age;

        private final List<Entered> entered = new ArrayList<>();
        private int answered;

        State(int cohorts) {
            this.age = new double[cohorts];
        }

        void age(List<Cohort> cohorts, double step) {
            for (int i = 0; i < age.length; i++) {
                if (cohorts.get(i).isUp(t)) {
                    age[i] += step;
                }
            }
        }

        void remember() {
            entered.add(new Entered(t, backlog, Doubles.of(age)));
        }

        /** The ages at which the calls were made that are answered now. */
        double[] ageOfAnswered(double capacity) {
            while (answered + 1 < entered.size() && entered.get(answered + 1).answeredAt(capacity) <= t) {
                answered++;
            }
            return entered.get(answered).age().toArray();
        }

        /** Calls that entered the queue together. */
        private record Entered(double t, double backlog, Doubles age) {
            double answeredAt(double capacity) {
                return t + backlog / capacity;
            }
        }
    }

    private Overload follow() {
        State state = new State(cohorts.size());
        double shortest = Math.clamp(timeout / STEPS, 0.01, 0.5);
        double step = shortest;
        boolean calm = false;
        double lastBegin =
                cohorts.stream().mapToDouble(Cohort::beginSeconds).max().orElse(0);
        state.t = cohorts.stream().mapToDouble(Cohort::beginSeconds).min().orElse(0);
        for (double end = lastBegin + LONGEST; state.t < end; state.t += step) {
            double wait = state.backlog / capacity;
            state.longestWait = Math.max(state.longestWait, wait);
            step = calm ? calmStep(state.t, shortest) : step(state.t, lastBegin, shortest);
            if (store.lateAnswersFill()) {
                state.remember();
            }
            if (wait + store.answerSeconds() <= timeout) {
                calm = advance(state, step);
                if (calm && state.t > lastBegin) {
                    break;
                }
            } else if (store.lateAnswersFill()) {
                advanceLate(state, step);
            } else {
                double stuck = stuckPerSecond(state.t, state.age);
                if (stuck * (1 + store.retries()) + otherPerSecond.applyAsDouble(state.t) >= capacity) {
                    return new Overload.Never(state.t, stuck * (1 + store.retries()), stuck);
                }
                state.late += stuck * step;
                double over = stuck * (1 + store.retries()) + otherPerSecond.applyAsDouble(state.t) - capacity;
                state.backlog = Math.max(0, state.backlog + over * step);
                state.overloadedUntil = state.t + step;
            }
        }
        return new Overload.Recovers(state.overloadedUntil, state.refused, state.late, state.longestWait);
    }

    private static double step(double t, double lastBegin, double shortest) {
        return Math.clamp((t - lastBegin) / STEPS_SINCE, shortest, Math.max(shortest, 1));
    }

    /** While nothing waits, the load only falls until the next nodes come up. */
    private double calmStep(double t, double shortest) {
        double next = Double.POSITIVE_INFINITY;
        for (Cohort cohort : cohorts) {
            if (cohort.beginSeconds() > t) {
                next = Math.min(next, cohort.beginSeconds() - t);
            }
        }
        return Math.clamp(next, shortest, LONGEST_CALM);
    }

    /** The calls per second, without retries, for the keys that were absent at these ages. */
    private double stuckPerSecond(double t, double[] age) {
        double sum = 0;
        for (int i = 0; i < cohorts.size(); i++) {
            Cohort cohort = cohorts.get(i);
            if (cohort.isUp(t)) {
                sum += cohort.nodes() * cohort.keys().stuckPerSecond(age[i]);
            }
        }
        return sum;
    }

    private double missesPerSecond(State state) {
        double sum = 0;
        for (int i = 0; i < cohorts.size(); i++) {
            Cohort cohort = cohorts.get(i);
            if (cohort.isUp(state.t)) {
                sum += cohort.nodes() * cohort.keys().missesPerSecond(state.age[i]);
            }
        }
        return sum;
    }

    /** One step in which answers come late but still fill: what is under way is asked for again and again. */
    private void advanceLate(State state, double step) {
        double[] answered = state.ageOfAnswered(capacity);
        double again = stuckPerSecond(state.t, answered) - stuckPerSecond(state.t, state.age);
        double asked = missesPerSecond(state) + again;
        state.late += asked * step;
        double offered = missesPerSecond(state) + again * (1 + store.retries());
        state.age(cohorts, step);
        double over = offered + otherPerSecond.applyAsDouble(state.t) - capacity;
        state.backlog = Math.max(0, state.backlog + over * step);
        if (asked >= 1) {
            state.overloadedUntil = state.t + step;
        }
        state.backlog = Math.min(state.backlog, queue * capacity);
    }

    /** One step in which answers come in time; returns whether the store has caught up. */
    private boolean advance(State state, double step) {
        double asked = missesPerSecond(state);
        double other = otherPerSecond.applyAsDouble(state.t);
        double room = capacity + (queue * capacity - state.backlog) / step;
        double accepted = acceptedPart(asked, other, Math.max(capacity, room));
        double useful = 1 - power(1 - accepted, 1 + store.retries());
        state.age(cohorts, useful * step);
        state.refused += asked * (1 - useful) * step;
        double entering = Math.min(asked + other, Math.max(capacity, room));
        state.backlog = Math.clamp(state.backlog + (entering - capacity) * step, 0, queue * capacity);
        boolean caughtUp = asked + other <= capacity && state.backlog <= 0;
        if (!caughtUp) {
            state.overloadedUntil = state.t + step;
        }
        return caughtUp;
    }

    /** The part of all calls that the store accepts when refused ones are tried again. */
    private double acceptedPart(double asked, double other, double room) {
        double accepted = Math.min(1, room / (asked + other));
        for (int i = 0; i < 20 && accepted < 1; i++) {
            double refused = 1 - accepted;
            double tries = (1 - power(refused, 1 + store.retries())) / accepted;
            double next = (accepted + Math.min(1, room / (asked * tries + other))) / 2;
            if (Math.abs(next - accepted) < 1e-6) {
                return next;
            }
            accepted = next;
        }
        return accepted;
    }

    private static double power(double base, int exponent) {
        double product = 1;
        for (int i = 0; i < exponent; i++) {
            product *= base;
        }
        return product;
    }
}
