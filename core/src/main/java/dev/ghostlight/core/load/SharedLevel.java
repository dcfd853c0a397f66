package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Expiry;

/**
 * A cache that all nodes share, for keys of one class: it is asked by a flow and sends a flow on.
 *
 * <p>Requests for a key are taken as a Poisson process of the rate {@code r(t)}. With expiry after write the chance A
 * that the key is absent follows the delay equation
 *
 * <pre>
 *   calls c(t) = r(t) A(t),    A'(t) = c(t - T) - c(t)
 * </pre>
 *
 * which is solved step by step so that no call is lost. With expiry after access the key is absent when nobody asked
 * for the time I: {@code A = exp(-(R(t) - R(t - I)))}. A limit on entries acts like such a time, but one that passes as
 * fast as requests come. Of two reasons to leave, each key follows the more frequent one.
 */
final class SharedLevel {
    private static final int JITTER_SAMPLES = 8;

    private final Expiry expiry;
    private final double lifetime;
    private final double idle;
    private final double evictedAfterRequests;
    private final double steadyRequests;
    private final boolean warm;

    /**
     * The level.
     *
     * @param expiry when an entry leaves for its age
     * @param answerSeconds how long a fill takes
     * @param evictedAfterSeconds after what time a full level drops an unread entry before the rollout
     * @param steadyRequests requests of one key per second before the rollout
     * @param warm whether it is full then
     */
    SharedLevel(Expiry expiry, double answerSeconds, double evictedAfterSeconds, double steadyRequests, boolean warm) {
        double idleSeconds = Math.min(expiry.afterAccessSeconds(), evictedAfterSeconds);
        double renewal = expiry.renewalSeconds() + answerSeconds;
        boolean aging = Double.isInfinite(idleSeconds)
                || steadyRequests / (1 + steadyRequests * renewal)
                        >= steadyRequests * Math.exp(-steadyRequests * idleSeconds);
        this.expiry = expiry;
        this.lifetime = aging ? renewal : Double.POSITIVE_INFINITY;
        this.idle = aging ? Double.POSITIVE_INFINITY : idleSeconds;
        this.evictedAfterRequests =
                Double.isInfinite(evictedAfterSeconds) ? evictedAfterSeconds : steadyRequests * evictedAfterSeconds;
        this.steadyRequests = steadyRequests;
        this.warm = warm;
    }

    /** The calls for one key per second when the level is warm. */
    double steadyCallsPerSecond() {
        return Double.isInfinite(idle)
                ? steadyRequests * steadyAbsent()
                : steadyRequests * Math.exp(-steadyRequests * idle);
    }

    /** The chance that a key is absent from a warm level for its age. */
    private double steadyAbsent() {
        return Double.isInfinite(lifetime) ? 0 : 1 / (1 + steadyRequests * lifetime);
    }

    /**
     * The calls for one key, on a grid.
     *
     * @param requests the requests for it
     * @param coldExposure the exposure of all nodes since they came back; a key that has been absent from the level
     *     since before is absent from them all, so that each of their requests reaches the level
     * @param requestsPerExposure the key's requests per unit of exposure
     * @param grid the times
     */
    Flow calls(Flow requests, double[] coldExposure, double requestsPerExposure, double[] grid) {
        if (Double.isFinite(idle)) {
            return idlingCalls(requests, grid);
        }
        Flow first = new Flow(grid.length);
        double left = warm ? steadyAbsent() : 1;
        double[] never = new double[grid.length];
        for (int k = 0; k < grid.length; k++) {
            never[k] = left * Math.exp(-Math.max(requestsPerExposure * coldExposure[k], requests.calls[k]));
            first.calls[k] = left - never[k];
        }
        return agingCalls(requests, first, never, grid);
    }

    /** Calls of keys that were absent at the begin, and of those that leave for their age. */
    private Flow agingCalls(Flow requests, Flow first, double[] never, double[] grid) {
        Flow flow = new Flow(grid.length);
        double before = warm ? steadyRequests * steadyAbsent() : 0;
        double absent = 0;
        double spread = expiry.jitter() * expiry.renewalSeconds();
        for (int k = 0; k + 1 < grid.length; k++) {
            double asked = requests.calls[k + 1] - requests.calls[k];
            double length = grid[k + 1] - grid[k];
            double firsts = first.calls[k + 1] - first.calls[k];
            flow.perSecond[k] = firsts / length + requests.perSecond[k] * absent;
            if (lifetime < length) {
                absent = 1 / (1 + asked / length * lifetime);
                flow.calls[k + 1] = flow.calls[k] + asked * absent;
                continue;
            }
            double expired = Double.isInfinite(lifetime)
                    ? 0
                    : delayed(flow.calls, grid, k, grid[k + 1] - lifetime, spread, before)
                            - delayed(flow.calls, grid, k, grid[k] - lifetime, spread, before);
            double left = absent * Math.exp(-asked) + expired * (asked > 1e-9 ? -Math.expm1(-asked) / asked : 1);
            flow.calls[k + 1] = flow.calls[k] + firsts + Math.max(0, absent + expired - left);
            absent = left;
        }
        int last = grid.length - 1;
        flow.perSecond[last] = requests.perSecond[last] * (absent + never[last]);
        return flow;
    }

    /** The calls up to a time in the past, on average over the jitter; before 0 they came at an even rate. */
    private static double delayed(double[] calls, double[] grid, int known, double t, double spread, double before) {
        if (spread == 0) {
            return Grids.at(calls, grid, known, t, before);
        }
        double sum = 0;
        for (int i = 0; i < JITTER_SAMPLES; i++) {
            double offset = spread * ((2.0 * i + 1) / JITTER_SAMPLES - 1);
            sum += Grids.at(calls, grid, known, t + offset, before);
        }
        return sum / JITTER_SAMPLES;
    }

    private Flow idlingCalls(Flow requests, double[] grid) {
        Flow flow = new Flow(grid.length);
        int last = grid.length - 1;
        double absent = absentWhenIdle(requests, grid, 0);
        for (int k = 0; k <= last; k++) {
            flow.perSecond[k] = requests.perSecond[k] * absent;
            if (k < last) {
                double next = absentWhenIdle(requests, grid, k + 1);
                double asked = requests.calls[k + 1] - requests.calls[k];
                flow.calls[k + 1] = flow.calls[k] + asked * logarithmicMean(absent, next);
                absent = next;
            }
        }
        return flow;
    }

    private double absentWhenIdle(Flow requests, double[] grid, int k) {
        double since = grid[k] - expiry.afterAccessSeconds();
        double before = warm ? steadyRequests : 0;
        double ever = warm ? Double.POSITIVE_INFINITY : requests.calls[k];
        double heard = Double.isInfinite(since)
                ? ever
                : requests.calls[k] - Grids.at(requests.calls, grid, grid.length - 1, since, before);
        return Math.exp(-Math.min(heard, evictedAfterRequests));
    }

    private static double logarithmicMean(double a, double b) {
        boolean alike = Math.abs(a - b) <= 1e-6 * Math.max(a, b) || Math.min(a, b) < Double.MIN_NORMAL;
        return alike ? (a + b) / 2 : (a - b) / Math.log(a / b);
    }
}
