package dev.ghostlight.core.testing;

import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.model.Expiry;
import dev.ghostlight.core.model.Fleet;
import dev.ghostlight.core.model.Levels;
import dev.ghostlight.core.model.Schedule;
import dev.ghostlight.core.model.SingleFlight;
import dev.ghostlight.core.model.Store;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Simulates every request of a fleet that restarts before a store that may be overloaded: whether it comes back.
 *
 * <p>The store answers first come, first served, at its capacity. A call that would wait longer than the store's queue
 * allows is refused, and tried again after a short pause; one whose answer takes longer than the timeout fails, stays
 * in the queue, and is tried again at once. The same seed gives the same outcome. Not thread-safe; one instance a run.
 */
public final class OverloadSimulator {
    /** A wait in the store's queue that chance alone does not make, in seconds. */
    private static final double LONG_WAIT = 0.2;

    /** The longest pause before a refused call is tried again, in seconds. */
    private static final double LONGEST_PAUSE = 0.1;

    private final Cache cache;
    private final Expiry expiry;
    private final Schedule schedule;
    private final double outSeconds;
    private final KeyDraw keys;
    private final RandomGenerator random;
    private final Entry[][] entries;
    private final SimulatedStore store;
    private final int retries;
    private final boolean lateAnswersFill;
    private final PriorityQueue<Retry> again = new PriorityQueue<>(Comparator.comparingDouble(Retry::at));
    private long failedRequests;
    private double troubledUntil;

    /**
     * What became of it.
     *
     * @param troubledUntilSeconds when the last request failed, or the last call waited long in the queue; 0 for never
     * @param failedRequests requests without an answer in time
     * @param refusedCalls calls that found the queue full
     * @param longestWaitSeconds the longest wait in the queue
     * @param waitAtEndSeconds the wait at the end
     */
    public record Outcome(
            double troubledUntilSeconds,
            long failedRequests,
            long refusedCalls,
            double longestWaitSeconds,
            double waitAtEndSeconds) {}

    /** One key on one node. */
    private static final class Entry {
        double presentFrom = Double.POSITIVE_INFINITY;
        double presentUntil;
        double askedUntil;
        boolean fails;
        /** Requests that wait for a call that may be tried again. */
        long waiting;
    }

    private record Retry(double at, Entry entry, int left) {}

    private OverloadSimulator(Fleet fleet, Cache cache, Store store, Schedule schedule, long seed) {
        if (!(cache.levels() instanceof Levels.PerNode(Expiry perNode)) || cache.singleFlight() == SingleFlight.FLEET) {
            throw new IllegalArgumentException("only entries that nodes hold for themselves: " + cache);
        }
        this.cache = cache;
        this.expiry = perNode;
        this.schedule = schedule;
        this.outSeconds = fleet.downtimeSeconds();
        this.keys = KeyDraw.of(cache.popularity());
        this.random = new SplittableRandom(seed);
        this.store = new SimulatedStore(store);
        this.retries = store.retries();
        this.lateAnswersFill = store.lateAnswersFill();
        this.entries = new Entry[fleet.nodes()][keys.keys()];
        for (Entry[] node : entries) {
            Arrays.setAll(node, this::warmEntry);
        }
    }

    /**
     * Simulates one cache of its own on every node before one store.
     *
     * @param fleet the nodes; all are warm at the begin
     * @param cache the cache
     * @param store the store; its capacity, queue and timeout are known
     * @param schedule when each node begins to restart
     * @param seconds how long to simulate
     * @param seed the seed
     * @return what became of the store
     * @throws IllegalArgumentException if the cache is shared or nodes share calls, or a fact of the store is unknown
     */
    public static Outcome run(Fleet fleet, Cache cache, Store store, Schedule schedule, int seconds, long seed) {
        return new OverloadSimulator(fleet, cache, store, schedule, seed).run(seconds);
    }

    private Entry warmEntry(int key) {
        double rate = keys.share(key) * cache.requestsPerSecond() / schedule.nodes();
        double lifetime = expiry.renewalSeconds();
        Entry entry = new Entry();
        if (random.nextDouble() < rate * lifetime / (1 + rate * lifetime)) {
            entry.presentFrom = Double.NEGATIVE_INFINITY;
            entry.presentUntil = random.nextDouble() * lifetime;
        }
        return entry;
    }

    private Outcome run(int seconds) {
        int stopped = 0;
        double t = 0;
        while (true) {
            t += random.nextExponential() / cache.requestsPerSecond();
            for (; stopped < schedule.nodes() && schedule.starts().get(stopped) <= t; stopped++) {
                Arrays.setAll(entries[stopped], _ -> new Entry());
            }
            while (!again.isEmpty() && again.peek().at() <= t) {
                Retry retry = again.poll();
                call(retry.entry(), retry.at(), retry.left());
            }
            if (t >= seconds) {
                return new Outcome(
                        troubledUntil,
                        failedRequests,
                        store.refusedCalls(),
                        store.longestWaitSeconds(),
                        store.waitSeconds(t));
            }
            int node = random.nextInt(entries.length);
            if (isUp(node, t)) {
                request(entries[node][keys.draw(random)], t);
            }
        }
    }

    private boolean isUp(int node, double t) {
        double start = schedule.starts().get(node);
        return t < start || t >= start + outSeconds;
    }

    private void request(Entry entry, double t) {
        if (t >= entry.presentFrom && t < entry.presentUntil) {
            return;
        }
        if (cache.singleFlight() == SingleFlight.NONE) {
            call(entry, t, retries);
        } else if (t >= entry.askedUntil) {
            entry.waiting++;
            call(entry, t, retries);
        } else if (entry.waiting > 0) {
            entry.waiting++;
        } else if (entry.fails) {
            fail(1, t);
        }
    }

    private void call(Entry entry, double t, int left) {
        double timeoutAt = t + store.timeoutSeconds();
        double answerAt = store.call(t);
        if (store.waitSeconds(t) > LONG_WAIT) {
            troubledUntil = t;
        }
        boolean inTime = answerAt <= timeoutAt;
        if (Double.isFinite(answerAt) && (inTime || lateAnswersFill)) {
            fill(entry, answerAt);
        }
        double endsAt = inTime ? answerAt : Double.isFinite(answerAt) ? timeoutAt : t;
        if (inTime || left == 0) {
            entry.askedUntil = endsAt;
            entry.fails = !inTime;
            long waiting = cache.singleFlight() == SingleFlight.NONE ? 1 : entry.waiting;
            fail(inTime ? 0 : waiting, endsAt);
            entry.waiting = 0;
        } else {
            double pause = Double.isFinite(answerAt) ? 0 : random.nextDouble() * LONGEST_PAUSE;
            entry.askedUntil = Double.POSITIVE_INFINITY;
            again.add(new Retry(endsAt + pause, entry, left - 1));
        }
    }

    private void fill(Entry entry, double at) {
        if (at < entry.presentFrom || at >= entry.presentUntil) {
            entry.presentFrom = at;
            entry.presentUntil = at + expiry.renewalSeconds();
        }
    }

    private void fail(long requests, double t) {
        failedRequests += requests;
        if (requests > 0) {
            troubledUntil = Math.max(troubledUntil, t);
        }
    }
}
