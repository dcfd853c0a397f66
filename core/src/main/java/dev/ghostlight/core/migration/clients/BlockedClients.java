package dev.ghostlight.core.migration.clients;

import dev.ghostlight.core.migration.facts.Clients;
import dev.ghostlight.core.model.Quantity;

/**
 * Counts the requests that fail or are late while a table is locked for L seconds.
 *
 * <p>With a rate of r requests per second, a timeout of T, a pool of P connections that are waited for up to A, and N
 * workers that pause Z between requests, these fail:
 *
 * <ul>
 *   <li>open: r (L - T)
 *   <li>a pool that refuses after its wait: r (L - A) - P
 *   <li>a pool that waits long: P floor(L / T), and r (L - T) in all are failed or late
 *   <li>closed: N ceil((L - T - U) / (T + Z)), with U spread evenly over 0 to Z; its mean
 * </ul>
 *
 * <p>Held against a real writer load on PostgreSQL 17 in {@code BlockedClientsTest}. Thread-safe.
 */
public final class BlockedClients {
    private BlockedClients() {}

    /**
     * The harm of one time under lock. Where nobody said how the clients behave, each request has a connection of its
     * own, which is the worst. A closed loop whose pause is unknown is as fast as its rate says, or does not pause.
     *
     * @param clients how they behave
     * @param perSecond how often they ask when nothing is locked; unknown for anything from 0
     * @param timeoutSeconds how long they wait for an answer; more than 0, may be infinite
     * @param blockedSeconds how long they are kept waiting
     */
    public static ClientHarm harm(Clients clients, Quantity perSecond, double timeoutSeconds, Estimate blockedSeconds) {
        double rate = perSecond.orElse(Double.POSITIVE_INFINITY);
        Counts low = count(clients, rate, timeoutSeconds, blockedSeconds.low());
        Counts expected = count(clients, rate, timeoutSeconds, blockedSeconds.expected());
        Counts high = count(clients, rate, timeoutSeconds, blockedSeconds.high());
        // An unknown rate may be 0, whatever else is known.
        double least = perSecond.isKnown() ? 1 : 0;
        return new ClientHarm(
                Estimate.spanning(times(least, low.failed), expected.failed, high.failed),
                Estimate.spanning(times(least, low.late), expected.late, high.late),
                Estimate.spanning(times(least, low.delayed), expected.delayed, high.delayed),
                Estimate.spanning(times(least, low.connections), expected.connections, high.connections));
    }

    private static Counts count(Clients clients, double rate, double timeout, double blocked) {
        return switch (clients) {
            case Clients.Open(), Clients.Unknown() -> open(rate, timeout, blocked);
            case Clients.Pool(int connections, double wait) -> pool(connections, wait, rate, timeout, blocked);
            case Clients.Closed(int workers, Quantity think) ->
                closed(workers, think.orElse(Math.max(0, workers / rate)), timeout, blocked);
        };
    }

    private static Counts open(double rate, double timeout, double blocked) {
        double waiting = times(rate, Math.min(blocked, timeout));
        return new Counts(times(rate, beyond(blocked, timeout)), 0, waiting, waiting);
    }

    private static Counts pool(int connections, double wait, double rate, double timeout, double blocked) {
        double waiting = times(rate, Math.min(blocked, timeout));
        if (waiting < connections) {
            // Never full.
            return open(rate, timeout, blocked);
        }
        double overTimeout = times(rate, beyond(blocked, timeout));
        double errors = Math.min(overTimeout, times(connections, wholeTimes(blocked, timeout)));
        double refused = Math.max(0, times(rate, beyond(blocked, wait)) - connections);
        double failed = Math.max(errors, refused);
        double late = minus(overTimeout, failed);
        double delayed = minus(minus(times(rate, blocked), failed), late);
        return new Counts(failed, late, delayed, connections);
    }

    private static Counts closed(int workers, double think, double timeout, double blocked) {
        double waiting = workers * (think > 0 ? Math.min(1, blocked / think) : Math.signum(blocked));
        return new Counts(times(workers, meanErrors(think, timeout, blocked)), 0, waiting, waiting);
    }

    /** The mean of ceil((L - T - U) / (T + Z)), but at least 0, for U even over 0 to Z. */
    private static double meanErrors(double think, double timeout, double blocked) {
        double latest = beyond(blocked, timeout);
        if (latest == 0 || Double.isInfinite(latest)) {
            return latest;
        }
        double period = timeout + think;
        double least = Math.max(0, Math.ceil((blocked - timeout - think) / period));
        // U is shorter than a period, so at most one step lies within its spread.
        double step = least * period;
        if (latest <= step) {
            return least;
        }
        return think > 0 ? least + Math.min(1, (latest - step) / think) : Math.ceil(latest / period);
    }

    private static double beyond(double blocked, double limit) {
        return blocked > limit ? blocked - limit : 0;
    }

    private static double wholeTimes(double blocked, double timeout) {
        return Double.isInfinite(timeout) ? 0 : Math.floor(blocked / timeout);
    }

    private static double times(double left, double right) {
        return left == 0 || right == 0 ? 0 : left * right;
    }

    /** Of numbers without end, as many are left. */
    private static double minus(double left, double right) {
        return Double.isInfinite(left) ? left : Math.max(0, left - right);
    }

    private record Counts(double failed, double late, double delayed, double connections) {}
}
